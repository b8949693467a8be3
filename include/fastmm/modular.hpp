// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products modulo p: matmul(modulus(p), A, B) and gemm(modulus(p), alpha, A, B, beta, C) of matrices of numbers, and every
// call of matmul.hpp for matrices of modular<P>. A translation unit that multiplies matrices of modular<P> includes this
// header: without it products are formed element by element.

#pragma once

#include <fastmm/matmul.hpp>
#include <fastmm/planning/modular_choice.hpp>
#include <fastmm/ring/modular.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The schedules whose digits a modulus known to the compiler needs.
template <class T>
inline constexpr bool needs_floats = digits_for(T::characteristic).in_floats;

// The elements of a view as residues.
template <class T>
auto residues_of(const matrix_view<T>& view) {
    static_assert(std::is_standard_layout_v<T>);
    return viewed_as<typename std::remove_const_t<T>::residue_type>(view);
}

template <class T, class Choose>
void multiply_modular(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                      const T& beta, const matrix_view<T>& C, const options& wanted, const Choose& choose) {
    multiply_modulo<typename T::residue_type>(T::characteristic, alpha.value(), residues_of(A),
                                              residues_of(B), beta.value(), residues_of(C), wanted, choose);
}

} // namespace detail

/// An element of Z/P as an Eigen scalar.
template <class T>
concept modular_scalar = scalar<T> && is_modular<T>;

/// multiply<S> for matrices of modular<P>: by products of digits, see gemm() below.
template <schedule S, modular_scalar T>
void multiply(const std::type_identity_t<T>& alpha, const matrix_view<const T>& A,
              const matrix_view<const T>& B, const std::type_identity_t<T>& beta, const matrix_view<T>& C,
              const options& wanted = {}) {
    static_assert(detail::schedule_is_proved<S, T>);
    detail::multiply_modular<T>(alpha, A, B, beta, C, wanted,
                                detail::named_digit_schedule<S, detail::needs_floats<T>>{});
}

/// The same under a schedule that fastmm chooses.
template <modular_scalar T>
void multiply(const std::type_identity_t<T>& alpha, const matrix_view<const T>& A,
              const matrix_view<const T>& B, const std::type_identity_t<T>& beta, const matrix_view<T>& C,
              const options& wanted = {}) {
    detail::multiply_modular<T>(alpha, A, B, beta, C, wanted,
                                detail::best_digit_schedule<detail::needs_floats<T>>{});
}

/// The bytes that gemm<S> needs beside A, B and C for matrices of modular<P>.
template <schedule S, modular_scalar T>
std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted) {
    return detail::modular_workspace_bytes(T::characteristic, m, k, n, wanted,
                                           detail::named_digit_schedule<S, detail::needs_floats<T>>{});
}

/// The bytes that a product modulo p needs beside A, B and C, where C does not overlap A or B.
inline std::size_t workspace_bytes(const modulus& p, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                   const options& wanted = {}) {
    return detail::modular_workspace_bytes(p.value(), m, k, n, wanted, detail::best_digit_schedule<true>{});
}

/// C = alpha * A * B + beta * C modulo p. A, B, C: dense Eigen expressions or matrix_views of one of float, double and
/// integers of 32 or 64 bits, signed or not; C can be written and is not resized. They may hold any integers, and
/// floating-point numbers have to hold some; C becomes residues 0 .. p - 1. Everything else as for gemm(): beta == 0 modulo
/// p: C is not read; alpha == 0 modulo p: A and B are not read; overlap is handled; options as there. Throws fastmm::error
/// where shapes do not fit, or where the type does not hold residues modulo p.
///
/// Exact: residues are cut into one to three floating-point digits, and as many products are added between two reductions
/// as the mantissa holds under the schedule. One product of floats for p below 2^9, one of doubles below some 2^23, three
/// below some 2^38, six above.
template <matrix_operand A, matrix_operand B, matrix_target C>
requires residue_element<scalar_of<A>>
void gemm(const modulus& p, const scalar_of<A>& alpha, const A& a, const B& b, const scalar_of<A>& beta,
          C&& c, const options& wanted = {}) {
    detail::gemm_with(a, b, c, [&](const auto& a_view, const auto& b_view, const auto& c_view) {
        detail::multiply_modulo<scalar_of<A>>(p.value(), p.residue(alpha), a_view, b_view, p.residue(beta),
                                              c_view, wanted, detail::best_digit_schedule<true>{});
    });
}

/// The same under the schedule S, whose tables are proved over the integers.
template <schedule S, matrix_operand A, matrix_operand B, matrix_target C>
requires residue_element<scalar_of<A>>
void gemm(const modulus& p, const scalar_of<A>& alpha, const A& a, const B& b, const scalar_of<A>& beta,
          C&& c, const options& wanted = {}) {
    static_assert(detail::schedule_is_proved<S, std::int64_t>);
    detail::gemm_with(a, b, c, [&](const auto& a_view, const auto& b_view, const auto& c_view) {
        detail::multiply_modulo<scalar_of<A>>(p.value(), p.residue(alpha), a_view, b_view, p.residue(beta),
                                              c_view, wanted, detail::named_digit_schedule<S, true>{});
    });
}

/// A * B modulo p, as an Eigen matrix of residues 0 .. p - 1.
template <eigen_dense A, eigen_dense B>
requires residue_element<detail::eigen_scalar<A>> product_matrix<A, B>
matmul(const modulus& p, const A& a, const B& b, const options& wanted = {}) {
    detail::check_product(a, b);
    product_matrix<A, B> c(a.rows(), b.cols());
    gemm(p, detail::eigen_scalar<A>(1), a, b, detail::eigen_scalar<A>(0), c, wanted);
    return c;
}

} // namespace fastmm::inline FASTMM_ABI

/// modular<P> as an Eigen scalar.
template <std::uint64_t P>
struct Eigen::NumTraits<fastmm::modular<P>> : Eigen::GenericNumTraits<std::uint32_t> {
    using Real = fastmm::modular<P>;
    using NonInteger = fastmm::modular<P>;
    using Literal = fastmm::modular<P>;
    using Nested = fastmm::modular<P>;
    enum {
        IsInteger = 1,
        IsSigned = 0,
        IsComplex = 0,
        RequireInitialization = 0,
        ReadCost = 1,
        AddCost = 2,
        MulCost = P <= std::uint64_t(1) << 32 ? 12 : 30
    };
    static Real epsilon() { return Real(); }
    static Real dummy_precision() { return Real(); }
    static Real highest() { return Real(P - 1); }
    static Real lowest() { return Real(); }
    static int digits10() { return 0; }
};
