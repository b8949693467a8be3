// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "peer_fflas.hpp"

#if FASTMM_BENCH_HAS_FFLAS
#include <dlfcn.h>
#include <fflas-ffpack/fflas-ffpack.h>
#include <givaro/modular-balanced.h>
#include <givaro/modular.h>

#include <memory>
#endif

namespace fastmm_bench {

#if FASTMM_BENCH_HAS_FFLAS

namespace {

template <class Field>
fflas_product product_over(const std::string& name, std::uint32_t p, std::ptrdiff_t n,
                           const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    using element = typename Field::Element;
    struct operands {
        Field field;
        std::vector<element> a, b, c;
    };
    const auto own = std::make_shared<operands>(operands{Field(static_cast<element>(p)), {}, {}, {}});
    const auto elements = [&](const std::vector<std::uint32_t>& residues) {
        std::vector<element> result(residues.size());
        for (std::size_t i = 0; i < residues.size(); ++i)
            own->field.init(result[i], static_cast<std::int64_t>(residues[i]));
        return result;
    };
    own->a = elements(a);
    own->b = elements(b);
    own->c.resize(a.size());
    const auto size = static_cast<std::size_t>(n);
    return {name,
            [own, size] {
                FFLAS::fgemm(own->field, FFLAS::FflasNoTrans, FFLAS::FflasNoTrans, size, size, size,
                             own->field.one, own->a.data(), size, own->b.data(), size, own->field.zero,
                             own->c.data(), size);
            },
            [own](const std::uint32_t* expected) {
                for (std::size_t i = 0; i < own->c.size(); ++i) {
                    element x;
                    own->field.init(x, static_cast<std::int64_t>(expected[i]));
                    if (!own->field.areEqual(x, own->c[i]))
                        return false;
                }
                return true;
            }};
}

} // namespace

std::vector<fflas_product> fflas_products(std::uint32_t p, std::ptrdiff_t n,
                                          const std::vector<std::uint32_t>& a,
                                          const std::vector<std::uint32_t>& b) {
    if (void* const set_threads = dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))
        reinterpret_cast<void (*)(int)>(set_threads)(1);
    if (p < 1u << 23)
        return {product_over<Givaro::ModularBalanced<double>>("FFLAS-FFPACK, balanced doubles", p, n, a, b),
                product_over<Givaro::Modular<double>>("FFLAS-FFPACK, doubles", p, n, a, b)};
    return {product_over<Givaro::ModularBalanced<std::int64_t>>("FFLAS-FFPACK, balanced int64", p, n, a, b)};
}

#else

std::vector<fflas_product> fflas_products(std::uint32_t, std::ptrdiff_t, const std::vector<std::uint32_t>&,
                                          const std::vector<std::uint32_t>&) {
    return {};
}

#endif

} // namespace fastmm_bench
