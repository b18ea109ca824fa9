"""The sentences that say why a criterion got its points (得分理由)."""

REASONS: dict[str, tuple[str, str]] = {}
