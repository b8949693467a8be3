// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// JSON as the flip-graph catalogue of A. Perminov and the MMC catalogue have it: full, reduced to a straight-line program
// with fresh variables, and sparse.

#pragma once

#include "notations/notation.hpp"

namespace fastmm_tool {

/// An object, or an array of objects, with the keys n (three dimensions), m (the rank), and for each factor f of u, v, w
/// - f: a row of coefficients a product,
/// - or f_sparse: {"0": {"i": [indices], "c": [coefficients]}, ...} by product, or an array of {"index": coefficient},
/// - or, in all three, f_fresh and f with forms [{"index": i, "value": coefficient}, ...]: a form a product in u and v, a
///   form over the products for each element of C in w; an index beyond the given ones is a fresh variable.
/// A coefficient is a number, a text ("-1/2"), or [re, im]. z2: true, or fields with F2 alone: holds modulo 2 only.
/// Other keys are not looked at. W is that of C transposed.
extern const notation flip_graph_json_notation;

} // namespace fastmm_tool
