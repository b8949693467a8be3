// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm: fast matrix multiplication by rank decompositions that the compiler has proved.
//
//   factorization/   tables, their parser, proof and algebra      tables::strassen, is_exact, rotated, ...
//   kernel/          the classical product and block additions
//   execution/       schedules and how they run                   levels<F1, F2, ...>, options
//   planning/        which schedule for which product             plan.hpp: make_plan
//   eigen.hpp        Eigen expressions as views
//   batch.hpp        many products of one shape                    gemm_batch
//   structured.hpp   triangles, A * A^T, skew-symmetric matrices   syrk, gemmt, ...
//   ring/            exact arithmetic: modular.hpp, gf2.hpp        modulus, modular<P>, bit_matrix
//   search/          walks and games that find factorizations
//
// and, in this file, the calls: matmul(A, B) and gemm(alpha, A, B, beta, C).

#pragma once

#include <fastmm/eigen.hpp>
#include <fastmm/execution/widened.hpp>
#include <fastmm/planning/choice.hpp>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class X>
struct is_view : std::false_type {};
template <class T>
struct is_view<matrix_view<T>> : std::true_type {};

template <class X>
struct element_of {
    using type = eigen_scalar<X>;
};
template <class T>
struct element_of<matrix_view<T>> {
    using type = std::remove_const_t<T>;
};

template <class T>
class operand<matrix_view<T>, false> {
public:
    explicit operand(const matrix_view<T>& view) : view_(view) {}
    matrix_view<const T> view() const { return view_; }

private:
    matrix_view<T> view_;
};

} // namespace detail

/// What a product is formed of: a dense Eigen expression or a matrix_view.
template <class X>
concept matrix_operand = eigen_dense<X> || detail::is_view<std::remove_cvref_t<X>>::value;

/// What a product is written to: an Eigen object in memory, or a matrix_view of non-const elements.
template <class X>
concept matrix_target = eigen_target<X> ||
    (detail::is_view<std::remove_cvref_t<X>>::value&& requires(X x) { *x.data = x(0, 0); });

/// The scalar type of an operand.
template <matrix_operand X>
using scalar_of = typename detail::element_of<std::remove_cvref_t<X>>::type;

namespace detail {

template <matrix_target C>
auto target_view(C&& target) {
    if constexpr (is_view<std::remove_cvref_t<C>>::value)
        return target;
    else
        return view(target);
}

// Calls run(A, B) with views. An expression that does not lie in memory is evaluated first.
template <class A, class B, class Run>
void with_views(const A& a, const B& b, Run run) {
    static_assert(std::is_same_v<scalar_of<A>, scalar_of<B>>,
                  "Multiply matrices of one scalar type: cast one of them with .cast<T>().");
    const operand<A> a_operand(a);
    const operand<B> b_operand(b);
    run(a_operand.view(), b_operand.view());
}

template <class A, class B, class C, class Run>
void gemm_with(const A& a, const B& b, C&& c, Run run) {
    static_assert(std::is_same_v<scalar_of<A>, scalar_of<C>> || widens_to<scalar_of<A>, scalar_of<C>>,
                  "Use one scalar type for A, B and C.");
    with_views(a, b, [&](const auto& a_view, const auto& b_view) { run(a_view, b_view, target_view(c)); });
}

template <class A, class B>
void check_product(const A& a, const B& b) {
    if (a.cols() != b.rows())
        fail("shapes do not fit: A is " + shape_text(a.rows(), a.cols()) + ", B is " +
             shape_text(b.rows(), b.cols()));
}

} // namespace detail

/// C = alpha * A * B + beta * C under the schedule S, for example gemm<levels<tables::f4x5x5_76>>(1, A, B, 0,
/// C). A, B: dense Eigen expressions or matrix_views of one scalar type; C: an Eigen object or view that can
/// be written. C is not resized. Everything else as for multiply(): beta == 0: C is not read; alpha == 0: A
/// and B are not read; overlap is handled. Throws fastmm::error where shapes do not fit.
template <schedule S, matrix_operand A, matrix_operand B, matrix_target C>
void gemm(const scalar_of<A>& alpha, const A& a, const B& b, const scalar_of<A>& beta, C&& c,
          const options& wanted = {}) {
    static_assert(std::is_same_v<scalar_of<A>, scalar_of<C>>, "Use one scalar type for A, B and C.");
    detail::gemm_with(a, b, c, [&](const auto& a_view, const auto& b_view, const auto& c_view) {
        multiply<S, scalar_of<A>>(alpha, a_view, b_view, beta, c_view, wanted);
    });
}

/// The same under a schedule that fastmm chooses: classical where that is fastest. A and B may be integers of 8 or 16 bits
/// where C is of 32: see multiply_widened().
template <matrix_operand A, matrix_operand B, matrix_target C>
void gemm(const scalar_of<C>& alpha, const A& a, const B& b, const scalar_of<C>& beta, C&& c,
          const options& wanted = {}) {
    detail::gemm_with(a, b, c, [&](const auto& a_view, const auto& b_view, const auto& c_view) {
        using In = scalar_of<A>;
        using T = scalar_of<C>;
        if constexpr (widens_to<In, T>)
            multiply_widened<In, T>(alpha, a_view, b_view, beta, c_view, wanted);
        else
            multiply<T>(alpha, a_view, b_view, beta, c_view, wanted);
    });
}

/// A * B under the schedule S, as an Eigen matrix. A, B: dense Eigen expressions of one scalar type. Throws
/// fastmm::error where shapes do not fit.
template <schedule S, eigen_dense A, eigen_dense B>
product_matrix<A, B> matmul(const A& a, const B& b, const options& wanted = {}) {
    detail::check_product(a, b);
    product_matrix<A, B> c(a.rows(), b.cols());
    gemm<S>(detail::eigen_scalar<A>(1), a, b, detail::eigen_scalar<A>(0), c, wanted);
    return c;
}

/// A * B as an Eigen matrix of integers T of 32 bits, for A and B of 8 or 16 bits: matmul<std::int32_t>(A, B). Modulo
/// 2^32: see multiply_widened().
template <machine_integer T, eigen_dense A, eigen_dense B>
requires widens_to<detail::eigen_scalar<A>, T>
auto matmul(const A& a, const B& b, const options& wanted = {}) {
    detail::check_product(a, b);
    using narrow = product_matrix<A, B>;
    Eigen::Matrix<T, narrow::RowsAtCompileTime, narrow::ColsAtCompileTime, int(narrow::Options)> c(a.rows(),
                                                                                                   b.cols());
    gemm(T(1), a, b, T(0), c, wanted);
    return c;
}

/// A * B, as an Eigen matrix, under a schedule that fastmm chooses.
template <eigen_dense A, eigen_dense B>
product_matrix<A, B> matmul(const A& a, const B& b, const options& wanted = {}) {
    detail::check_product(a, b);
    product_matrix<A, B> c(a.rows(), b.cols());
    gemm(detail::eigen_scalar<A>(1), a, b, detail::eigen_scalar<A>(0), c, wanted);
    return c;
}

} // namespace fastmm::inline FASTMM_ABI
