from zhike.kernel.authz import permission

FILE_CREATE = permission("kernel.file.create")
