"""Declaring columns that hold personal values, and writing all their parts in one call.

Each such column holds ciphertext; its mask and, where values are searched, its blind tokens stand in
columns beside it. The declaration is what the contract check lists: a column of personal data that is not
declared is a fault.
"""

from dataclasses import dataclass
from uuid import UUID

from zhike.kernel.crypto import blind, mask
from zhike.kernel.crypto.data_keys import DataKeys, load


@dataclass(frozen=True, slots=True)
class Protected:
    """What is stored of one personal value."""

    sealed: bytes
    mask: str
    tokens: blind.BlindTokens | None


@dataclass(frozen=True, slots=True)
class SensitiveColumn:
    """A declared column: table and name of the ciphertext, of its mask, and whether blind tokens stand
    beside it.
    """

    kind: mask.SensitiveKind
    table: str
    column: str
    mask_column: str
    token_kind: blind.TokenKind | None = None

    def aad(self, row_id: UUID) -> str:
        """The place that a value is bound to."""
        return f"{self.table}.{self.column}.{row_id}"

    def protect(self, plain: str, *, row_id: UUID, key_owner: UUID, data_keys: DataKeys | None = None) -> Protected:
        """Everything to store for `plain`, which is in normal form already (:func:`blind.normalise`).

        `data_keys` spares the query per value when many are written. Raises `crypto.key_destroyed`.
        """
        loaded = data_keys or load([key_owner], make=True)
        return Protected(
            loaded.seal(plain.encode(), aad=self.aad(row_id), key_owner=key_owner),
            mask.of(self.kind, plain),
            blind.tokens(self.token_kind, plain) if self.token_kind else None,
        )

    def reveal(self, sealed: bytes, *, row_id: UUID, key_owner: UUID) -> str:
        """The plain value; only audited services call this. Raises `crypto.key_destroyed`,
        `crypto.unreadable`.
        """
        loaded = load([key_owner], make=False)
        return loaded.open(bytes(sealed), aad=self.aad(row_id), key_owner=key_owner).decode()


_columns: dict[tuple[str, str], SensitiveColumn] = {}


def sensitive_column(
    kind: mask.SensitiveKind,
    table: str,
    column: str,
    *,
    mask_column: str | None = None,
    token_kind: blind.TokenKind | None = None,
) -> SensitiveColumn:
    """Declares a column, in the owner's models.py. Raises ValueError when it is declared already."""
    if (table, column) in _columns:
        raise ValueError(f"sensitive column {table}.{column} is declared twice")
    declared = SensitiveColumn(kind, table, column, mask_column or f"{column}_mask", token_kind)
    _columns[table, column] = declared
    return declared


def sensitive_columns() -> tuple[SensitiveColumn, ...]:
    """Every declared column, for the contract check and the canary."""
    return tuple(_columns.values())
