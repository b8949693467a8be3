// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products that use the structure of a matrix: syrk (A * A^T), herk (A * A^H), gemmt (one triangle of A * B), and
// skew_symmetric_product. Operands are Eigen objects or matrix_views, as for gemm().

#pragma once

#include <fastmm/factorization/skew_symmetric.hpp>
#include <fastmm/kernel/skew_symmetric.hpp>
#include <fastmm/matmul.hpp>
#include <fastmm/planning/triangular_choice.hpp>

#include <complex>
#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// A schedule for whole products and for triangles.
template <class T>
struct named_schedule {
    level_sequence<T> levels;

    auto products(const options& wanted) const { return scheduled_products<T>{levels, wanted}; }
    void form(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, const T& beta,
              const matrix_view<T>& C, const options& wanted) const {
        multiply_by<T>(levels, alpha, A, B, beta, C, wanted);
    }
};

// The same, chosen by the library.
template <class T>
struct planned_choice {
    auto products(const options& wanted) const { return planned_products<T>{wanted}; }
    void form(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, const T& beta,
              const matrix_view<T>& C, const options& wanted) const {
        multiply<T>(alpha, A, B, beta, C, wanted); // also one of the scalar's own
    }
};

template <class T, schedule S>
named_schedule<T> named() {
    static_assert(schedule_is_proved<S, T>);
    return {sequence_of<T, S>()};
}

template <class Choice, class T>
void multiply_part(const Choice& choice, triangle part, const T& alpha, const matrix_view<const T>& A,
                   const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C,
                   const options& wanted) {
    if (part == triangle::both)
        return choice.form(alpha, A, B, beta, C, wanted);
    multiply_triangle<T>(choice.products(wanted), part, alpha, A, B, beta, C, wanted);
}

// Squares up to this side are formed whole where both triangles are asked for.
inline constexpr std::ptrdiff_t mirrored_square = 48;

// C = alpha * A * A^T + beta * C in a part of it. Both triangles: the lower one and its mirror image.
template <class Choice, class T>
void multiply_by_transpose(const Choice& choice, triangle part, const T& alpha, const matrix_view<const T>& A,
                           const T& beta, const matrix_view<T>& C, const options& wanted) {
    // Where a square is small, what is saved by half of it would go into taking it apart.
    const bool whole = std::is_arithmetic_v<T> && beta == T(0) && C.rows <= mirrored_square;
    if (part != triangle::both || !commutes<T> || whole)
        return multiply_part<Choice, T>(choice, part, alpha, A, A.transposed(), beta, C, wanted);
    multiply_part<Choice, T>(choice, triangle::lower, alpha, A, A.transposed(), beta, C, wanted);
    mirror_lower<false>(C);
}

// The same for A^H. The diagonal is real, but for what fused operations leave.
template <class Choice, class T>
void multiply_by_adjoint(const Choice& choice, triangle part, const real_of<T>& alpha,
                         const matrix_view<const T>& A, const real_of<T>& beta, const matrix_view<T>& C,
                         const options& wanted) {
    if constexpr (!is_complex<T>) {
        multiply_by_transpose<Choice, T>(choice, part, alpha, A, beta, C, wanted);
    } else {
        if (wanted.workspace.data() != nullptr)
            fail("herk allocates a conjugated copy of A, which has no place in a given workspace");
        const bool reads = alpha != 0 && !A.empty();
        const owned_matrix<T> conjugated(reads ? A.cols : 0, reads ? A.rows : 0);
        matrix_view<T> adjoint = conjugated.view();
        adjoint.rows = A.cols;
        adjoint.cols = A.rows;
        if (reads)
            for (std::ptrdiff_t i = 0; i < A.rows; ++i)
                for (std::ptrdiff_t p = 0; p < A.cols; ++p)
                    adjoint(p, i) = std::conj(A(i, p));
        multiply_part<Choice, T>(choice, part == triangle::upper ? part : triangle::lower, T(alpha), A,
                                 adjoint, T(beta), C, wanted);
        for (std::ptrdiff_t i = 0; i < C.rows; ++i)
            C(i, i) = T(C(i, i).real());
        if (part == triangle::both)
            mirror_lower<true>(C);
    }
}

// Calls run(A, C) with views of the type that elements are multiplied as.
template <matrix_operand A, matrix_target C, class Run>
void with_operand(const A& a, C&& c, Run run) {
    static_assert(std::is_same_v<scalar_of<A>, scalar_of<C>>, "Use one scalar type for A and C.");
    const operand<A> a_operand(a);
    run(stored_view(matrix_view<const scalar_of<A>>(a_operand.view())), stored_view(target_view(c)));
}

template <eigen_dense A>
using square_of_rows = product_matrix<A, decltype(std::declval<const std::remove_cvref_t<A>&>().transpose())>;

} // namespace detail

/// One triangle of C = alpha * A * B + beta * C, or both: A is n x k, B is k x n, C is n x n. The other triangle of C is
/// neither read nor written. About half the work of gemm(), and with a fast schedule below, 2/3 of its products as n
/// grows. No product needs commutativity. Everything else as for gemm(): shapes, strides, zero sizes, alpha and beta,
/// infinities, overlap of C with A or B, options, errors. gemmt_workspace_bytes() tells what a given workspace has to hold.
template <matrix_operand A, matrix_operand B, matrix_target C>
void gemmt(triangle part, const scalar_of<A>& alpha, const A& a, const B& b, const scalar_of<A>& beta, C&& c,
           const options& wanted = {}) {
    using T = detail::stored_as<scalar_of<A>>;
    detail::gemm_with(a, b, c, [&](const auto& a_view, const auto& b_view, const auto& c_view) {
        detail::multiply_part<detail::planned_choice<T>, T>(
            {}, part, static_cast<const T&>(alpha), detail::stored_view(a_view), detail::stored_view(b_view),
            static_cast<const T&>(beta), detail::stored_view(c_view), wanted);
    });
}

/// The same with a cut for each level of the schedule S: what lies beside the triangles of a cut is a product by the levels
/// below, those of the last cut are formed classically.
template <schedule S, matrix_operand A, matrix_operand B, matrix_target C>
void gemmt(triangle part, const scalar_of<A>& alpha, const A& a, const B& b, const scalar_of<A>& beta, C&& c,
           const options& wanted = {}) {
    using T = detail::stored_as<scalar_of<A>>;
    detail::gemm_with(a, b, c, [&](const auto& a_view, const auto& b_view, const auto& c_view) {
        detail::multiply_part<detail::named_schedule<T>, T>(
            detail::named<T, S>(), part, static_cast<const T&>(alpha), detail::stored_view(a_view),
            detail::stored_view(b_view), static_cast<const T&>(beta), detail::stored_view(c_view), wanted);
    });
}

/// C = alpha * A * A^T + beta * C in a triangle of C, or in both: A is n x k, C is n x n. One triangle: the other is neither
/// read nor written. Both: where the scalar's products commute (see commutes) C is read below and on the diagonal only, as
/// that of a symmetric matrix, and becomes symmetric; otherwise it is formed as by gemm(). See gemmt().
template <matrix_operand A, matrix_target C>
void syrk(triangle part, const scalar_of<A>& alpha, const A& a, const scalar_of<A>& beta, C&& c,
          const options& wanted = {}) {
    using T = detail::stored_as<scalar_of<A>>;
    detail::with_operand(a, c, [&](const auto& a_view, const auto& c_view) {
        detail::multiply_by_transpose<detail::planned_choice<T>, T>(
            {}, part, static_cast<const T&>(alpha), a_view, static_cast<const T&>(beta), c_view, wanted);
    });
}

/// The same under a schedule: see gemmt<S>().
template <schedule S, matrix_operand A, matrix_target C>
void syrk(triangle part, const scalar_of<A>& alpha, const A& a, const scalar_of<A>& beta, C&& c,
          const options& wanted = {}) {
    using T = detail::stored_as<scalar_of<A>>;
    detail::with_operand(a, c, [&](const auto& a_view, const auto& c_view) {
        detail::multiply_by_transpose<detail::named_schedule<T>, T>(
            detail::named<T, S>(), part, static_cast<const T&>(alpha), a_view, static_cast<const T&>(beta),
            c_view, wanted);
    });
}

/// A * A^T, both triangles of it, as an Eigen matrix.
template <eigen_dense A>
detail::square_of_rows<A> syrk(const A& a, const options& wanted = {}) {
    detail::square_of_rows<A> c(a.rows(), a.rows());
    syrk(triangle::both, scalar_of<A>(1), a, scalar_of<A>(0), c, wanted);
    return c;
}

/// C = alpha * A * A^H + beta * C in a triangle of C, or in both, for alpha and beta real: as syrk(), but for what is
/// conjugated, and the imaginary parts of the diagonal, which become 0. A conjugated copy of A is allocated.
template <matrix_operand A, matrix_target C>
void herk(triangle part, const detail::real_of<scalar_of<A>>& alpha, const A& a,
          const detail::real_of<scalar_of<A>>& beta, C&& c, const options& wanted = {}) {
    using T = detail::stored_as<scalar_of<A>>;
    using real = detail::real_of<T>;
    detail::with_operand(a, c, [&](const auto& a_view, const auto& c_view) {
        detail::multiply_by_adjoint<detail::planned_choice<T>, T>({}, part, static_cast<const real&>(alpha),
                                                                  a_view, static_cast<const real&>(beta),
                                                                  c_view, wanted);
    });
}

/// A * A^H, both triangles of it, as an Eigen matrix.
template <eigen_dense A>
detail::square_of_rows<A> herk(const A& a, const options& wanted = {}) {
    using real = detail::real_of<scalar_of<A>>;
    detail::square_of_rows<A> c(a.rows(), a.rows());
    herk(triangle::both, real(1), a, real(0), c, wanted);
    return c;
}

/// The bytes that gemmt() and syrk() need beside their operands for one triangle of an n x k by k x n product, which with
/// options as these they choose a schedule for. Without a workspace in them: it is what they are to be asked for.
template <scalar T>
requires(!detail::has_own_product<T>) std::size_t
    gemmt_workspace_bytes(std::ptrdiff_t n, std::ptrdiff_t k, const options& wanted = {}) {
    using stored = detail::stored_as<T>;
    using products = detail::planned_products<stored>;
    return detail::triangular_product<stored, products>(products{wanted}, wanted).workspace_bytes(n, k);
}

namespace detail {

// Columns of X from which on a product of scalars with a kernel is one of whole matrices.
inline constexpr std::ptrdiff_t skew_symmetric_columns = 4;

template <class T>
void multiply_skew_symmetric(triangle stored, const T& alpha, const matrix_view<const T>& A,
                             const matrix_view<const T>& X, const T& beta, const matrix_view<T>& Y,
                             const options& wanted) {
    if (!shapes_fit<T>(A, X, Y) || A.rows != A.cols)
        fail_shapes<T>(A, X, Y, "a skew-symmetric product, of A and X to Y, here B and C: ");
    if (Y.empty())
        return;
    if (alpha == T(0))
        return scale<T>(beta, Y);
    // The strict lower triangle of A is the upper one of A^T = -A.
    const bool transposed = stored == triangle::lower;
    const matrix_view<const T> upper = transposed ? A.transposed() : A;
    const owned_matrix<T> product(Y.rows, Y.cols);
    const matrix_view<T> P = product.view();
    bool negative = transposed;
    if constexpr (!blocked_scalar<T>) {
        skew_symmetric_by_few_products<T>(upper, X, P);
    } else if (X.cols < skew_symmetric_columns) {
        skew_symmetric_by_few_additions<T>(upper, X, P);
    } else {
        const owned_matrix<T> whole(A.rows, A.rows);
        for (std::ptrdiff_t j = 0; j < A.rows; ++j)
            for (std::ptrdiff_t i = 0; i < j; ++i) {
                whole.view()(i, j) = transposed ? negate(upper(i, j)) : upper(i, j);
                whole.view()(j, i) = transposed ? upper(i, j) : negate(upper(i, j));
            }
        negative = false;
        multiply<T>(T(1), whole.view(), X, T(0), P, wanted);
    }
    const bool alpha_is_one = alpha == T(1), beta_is_zero = beta == T(0), beta_is_one = beta == T(1);
    for (std::ptrdiff_t j = 0; j < Y.cols; ++j)
        for (std::ptrdiff_t i = 0; i < Y.rows; ++i) {
            T value = negative ? negate(P(i, j)) : P(i, j);
            if (!alpha_is_one)
                value = multiply(alpha, value);
            Y(i, j) = beta_is_zero  ? value
                      : beta_is_one ? add(Y(i, j), value)
                                    : add(multiply(beta, Y(i, j)), value);
        }
}

} // namespace detail

/// Y = alpha * A * X + beta * Y for a skew-symmetric n x n matrix A (a_ji = -a_ij, diagonal 0), of which only the elements
/// above the diagonal are read, or with triangle::lower those below it. X and Y are vectors, or matrices of p columns.
///
/// Scalars that no kernel serves, whose products are what costs: (n - 1)(n + 2) / 2 products a column instead of
/// n(n - 1), by the algorithm of Fawzi et al. 2022 (skew_symmetric_algorithm); elements of A stand on the left, and need
/// not commute. Machine numbers, whose products cost nothing: both products with each element of A while it is at hand,
/// and where there are some columns, a product of whole matrices. beta == 0: Y is not read. alpha == 0: A and X are not
/// read. Y may overlap A and X; a temporary of its size is always formed. Throws fastmm::error where shapes do not fit.
template <matrix_operand A, matrix_operand X, matrix_target Y>
void skew_symmetric_product(triangle stored, const scalar_of<A>& alpha, const A& a, const X& x,
                            const scalar_of<A>& beta, Y&& y, const options& wanted = {}) {
    using T = scalar_of<A>;
    detail::gemm_with(a, x, y, [&](const auto& a_view, const auto& x_view, const auto& y_view) {
        detail::multiply_skew_symmetric<T>(stored, alpha, a_view, x_view, beta, y_view, wanted);
    });
}

/// A * X for a skew-symmetric A, as an Eigen matrix or vector.
template <eigen_dense A, eigen_dense X>
product_matrix<A, X> skew_symmetric_product(triangle stored, const A& a, const X& x,
                                            const options& wanted = {}) {
    detail::check_product(a, x);
    product_matrix<A, X> y(a.rows(), x.cols());
    skew_symmetric_product(stored, scalar_of<A>(1), a, x, scalar_of<A>(0), y, wanted);
    return y;
}

} // namespace fastmm::inline FASTMM_ABI
