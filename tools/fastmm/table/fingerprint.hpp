// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A fingerprint of a factorization that its symmetries leave alone: the order of the products, factors that move within
// one, changes of basis (A -> P A Q^-1, B -> Q B R^-1, C -> P C R^-1), rotation and transposition.
//
// It is made of ranks: of the matrices U_r (m x k), V_r (k x n) and W_r^T (n x m) that a product r stands for, and of the
// products U_r V_s, V_r W_s^T and W_r^T U_s of all pairs. Tables of different fingerprints are not equivalent; tables of
// the same one may still not be.

#pragma once

#include "table/exact_table.hpp"
#include "table/verification.hpp"

#include <string>

namespace fastmm_tool {

/// "p-" and 16 hexadecimal digits; "s-" where the table is so large that pairs are left out. Ranks are taken modulo a
/// prime of 31 bits, which changes none but by a freak of chance, or modulo the prime that the table is exact modulo.
/// "-" where a coefficient has a parameter or no value modulo that prime. Time: at most about a
/// second.
std::string fingerprint(const exact_table& table, const verification& proof);

} // namespace fastmm_tool
