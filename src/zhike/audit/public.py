"""The only door to audit for the modules above."""

from zhike.audit.recording import AUDIT_COLUMNS, AUDIT_VALUES, AuditTrail, audit_params, record_opened

__all__ = [
    "AUDIT_COLUMNS",
    "AUDIT_VALUES",
    "AuditTrail",
    "audit_params",
    "record_opened",
]
