"""The two programs that the audit asks (HiGHS, by scipy). The only module that imports scipy; import it by uji.py alone.

Unknowns are numbered from 0 to n - 1. `equal` and `minimal` are rows {unknown: factor}, whose sum is zero or at least zero; `low` and
`high` bound each unknown (alike where it is known).
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

INFEASIBLE = 2
Rows = Sequence[dict[int, int]]


def nearest(
    equal: Rows, minimal: Rows, low: Sequence[float], high: Sequence[float], asked: Sequence[tuple[int, int]]
) -> tuple[np.ndarray, np.ndarray] | None:
    """For each (unknown, value) asked, a solution of its own that brings the unknown as near to the value as it goes.

    Returns (solutions, reduced costs), each of shape (len(asked), n); a reduced cost of zero says that freeing the unknown brings nothing.
    None when the rows and bounds have no solution at all.
    """
    size, copies = len(low), len(asked)
    width, which = copies * (size + 2), np.arange(copies)

    def repeated(lines: Rows):
        rows, columns, factors = _entries(lines)
        rows, columns = rows + len(lines) * which[:, None], columns + size * which[:, None]
        return len(lines) * copies, rows.ravel(), columns.ravel(), np.tile(factors, copies)

    height, rows, columns, factors = repeated(equal)
    picked = size * which + [unknown for unknown, _ in asked]  # unknown + slack - slack = value
    rows = np.concatenate([rows, np.tile(height + which, 3)])
    columns = np.concatenate([columns, picked, size * copies + which, (size + 1) * copies + which])
    factors = np.concatenate([factors, np.ones(2 * copies), -np.ones(copies)])
    inequalities, i, j, plus = repeated(minimal)
    slack = np.zeros(2 * copies)
    result = linprog(
        np.concatenate([np.zeros(size * copies), slack + 1]),
        A_eq=csr_array((factors, (rows, columns)), shape=(height + copies, width)),
        b_eq=np.concatenate([np.zeros(height), [value for _, value in asked]]),
        A_ub=csr_array((-plus, (i, j)), shape=(inequalities, width)) if inequalities else None,
        b_ub=np.zeros(inequalities) if inequalities else None,
        bounds=np.column_stack(
            [np.concatenate([np.tile(low, copies), slack]), np.concatenate([np.tile(high, copies), slack + np.inf])]
        ),
        method="highs-ds",
    )
    if result.status == INFEASIBLE:
        return None
    if result.status != 0:
        raise RuntimeError(f"linear program ended with status {result.status}: {result.message}")
    prices = result.lower.marginals + result.upper.marginals
    return tuple(part[: copies * size].reshape(copies, size) for part in (result.x, prices))


def has_whole(equal: Rows, minimal: Rows, low: Sequence[float], high: Sequence[float]) -> bool:
    """Is there a solution in whole numbers?"""
    size = len(low)
    constraints = []
    for lines, highest in ((equal, 0), (minimal, np.inf)):
        if lines:
            rows, columns, factors = _entries(lines)
            matrix = csr_array((factors, (rows, columns)), shape=(len(lines), size))
            constraints.append(LinearConstraint(matrix, 0, highest))
    result = milp(np.zeros(size), integrality=np.ones(size), bounds=Bounds(low, high), constraints=constraints)
    return result.status == 0


def _entries(lines: Rows) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(row, column, factor) of everything that is not zero."""
    entries = [(n, unknown, factor) for n, line in enumerate(lines) for unknown, factor in line.items()]
    rows, columns, factors = np.array(entries, dtype=float).reshape(-1, 3).T
    return rows.astype(int), columns.astype(int), factors
