from zhike.kernel.authz import permission

SETTING_VIEW = permission("kernel.setting.view")
SETTING_MANAGE = permission("kernel.setting.manage")
