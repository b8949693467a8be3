// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Tables are joined along a dimension where the other two are the same.

#include <fastmm/factorization/catalog.hpp>
#include <fastmm/factorization/residual.hpp>

using namespace fastmm;

#if defined(ALONG_M)
using joined = joined_along_m<tables::strassen, tables::f2x2x3_11>;
#elif defined(ALONG_K)
using joined = joined_along_k<tables::strassen, tables::f2x2x3_11>;
#elif defined(ALONG_N)
using joined = joined_along_n<tables::strassen, tables::f2x3x3_15>;
#else
using joined = joined_along_n<tables::strassen, tables::f2x2x3_11>;
#endif

constexpr int rank = rank_of<joined>;
