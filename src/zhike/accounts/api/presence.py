from zhike.kernel.http import Router

router = Router("accounts")
