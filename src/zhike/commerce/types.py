"""Typed values that services and selectors of `commerce` take and answer."""
