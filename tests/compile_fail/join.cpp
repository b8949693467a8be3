// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Tables are joined along a dimension where the other two are the same, and an index is dropped that is there.

#include <fastmm/factorization/catalog.hpp>
#include <fastmm/factorization/definition.hpp>
#include <fastmm/factorization/residual.hpp>
#include <fastmm/factorization/restriction.hpp>

using namespace fastmm;

#if defined(ALONG_M)
using joined = joined_along_m<tables::strassen, tables::f2x2x3_11>;
#elif defined(ALONG_K)
using joined = joined_along_k<tables::strassen, tables::f2x2x3_11>;
#elif defined(ALONG_N)
using joined = joined_along_n<tables::strassen, tables::f2x3x3_15>;
#elif defined(NO_SUCH_INDEX)
using joined = dropped<tables::strassen, along::k, 2>;
#elif defined(NOTHING_LEFT)
using joined = dropped<by_definition<2, 1, 3>, along::k>;
#else
using joined = joined_along_n<tables::strassen, dropped<tables::f2x2x3_11, along::n, 2>>;
#endif

constexpr int rank = rank_of<joined>;
