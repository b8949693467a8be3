// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One triangle of a product: the square is halved, two products of half the size are triangles again, and the third is a
// whole one, by a fast schedule. With the products of the third by an algorithm that takes 7 of half the size, and k = n,
// that is 2/3 of the products of the whole square as n grows: S(n) = 4 S(n/2) + 2 M(n/2), M(n) = 7 M(n/2). At the bottom,
// about half of them: the tiles that meet the triangle.

#pragma once

#include <fastmm/execution/execute.hpp>
#include <fastmm/kernel/triangular_gemm.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Squares up to this side are formed whole where there is no kernel for a triangle, and the triangle taken from them.
inline constexpr std::ptrdiff_t whole_square = 16;

// Triangles up to this side are formed element by element, for scalars that no kernel serves.
inline constexpr std::ptrdiff_t element_wise = 4;

// Where a triangle is cut in two: near the middle, so that what is above whole blocks of some levels is thin.
constexpr std::ptrdiff_t half_of(std::ptrdiff_t n) {
    return n >= 128 ? (n / 2 + 8) / 16 * 16 : n >= 16 ? (n / 2 + 4) / 8 * 8 : n / 2;
}

// A triangle and a product that lies beside it: rows x cols elements of C from (row, col) on.
constexpr target_part square_beside(triangle part, std::ptrdiff_t n) {
    const std::ptrdiff_t half = half_of(n), rest = n - half;
    return part == triangle::lower ? target_part{half, 0, rest, half} : target_part{0, half, half, rest};
}

// One triangle of C = alpha * A * B + beta * C by whole products: product(alpha, A, B, beta, C).
template <class T, class Product>
void by_squares(triangle part, const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                const T& beta, const matrix_view<T>& C, const Product& product) {
    const std::ptrdiff_t n = C.rows, k = A.cols;
    if (n <= whole_square) {
        T elements[std::size_t(whole_square * whole_square)];
        const bool by_columns = C.row_stride == 1;
        const matrix_view<T> square{elements, n, n, by_columns ? 1 : n, by_columns ? n : 1};
        product(alpha, A, B, T(0), square);
        return add_triangle<T>(part, square, beta, C);
    }
    const std::ptrdiff_t half = half_of(n), rest = n - half;
    by_squares<T>(part, alpha, A.block(0, 0, half, k), B.block(0, 0, k, half), beta,
                  C.block(0, 0, half, half), product);
    by_squares<T>(part, alpha, A.block(half, 0, rest, k), B.block(0, half, k, rest), beta,
                  C.block(half, half, rest, rest), product);
    const auto [row, col, rows, cols] = square_beside(part, n);
    product(alpha, A.block(row, 0, rows, k), B.block(0, col, k, cols), beta, C.block(row, col, rows, cols));
}

// Forms a small triangle straight from A and B; false where they do not allow it. Requires: alpha != 0, no dimension is
// zero.
template <class T>
bool triangle_without_packing(triangle part, const T& alpha, const matrix_view<const T>& A,
                              const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C) {
    if constexpr (has_triangular_kernel<T>) {
        if (is_small(A, B, C) || is_small(B.transposed(), A.transposed(), C.transposed())) {
            by_squares<T>(part, alpha, A, B, beta, C,
                          [](auto&&... product) { formed_unpacked<T>(product...); });
            return true;
        }
    }
    return false;
}

// The bottom: one triangle of C = alpha * A * B + beta * C, classically. Requires: alpha != 0, no dimension is zero, C
// does not overlap A or B, and memory for workspace_bytes().
template <class T>
struct classical_triangle {
    static std::size_t workspace_bytes(std::ptrdiff_t n, std::ptrdiff_t k,
                                       const execution_settings& settings) {
        return classical_executor<T>::workspace_bytes(n, k, n, settings);
    }

    static void run(triangle part, const T& alpha, const matrix_view<const T>& A,
                    const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C, arena& memory,
                    const execution_settings& settings) {
        const std::ptrdiff_t n = C.rows, k = A.cols;
        if constexpr (has_triangular_kernel<T>) {
            if (is_packed<T>(n, k, n)) {
                if (is_better_transposed<T>(C))
                    return packed(flipped(part), alpha, B.transposed(), A.transposed(), beta, C.transposed(),
                                  memory, settings);
                return packed(part, alpha, A, B, beta, C, memory, settings);
            }
        } else if constexpr (blocked_scalar<T>) {
            return by_squares<T>(part, alpha, A, B, beta, C, [&](auto&&... product) {
                classical_executor<T>::run(product..., memory, settings);
            });
        }
        naive_triangle<T>(part, alpha, A, B, beta, C);
    }

private:
    // On a team, each member rows of about the same area: the same bits by any number of threads.
    static void packed(triangle part, const T& alpha, const matrix_view<const T>& A,
                       const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C, arena& memory,
                       const execution_settings& settings) {
        const std::ptrdiff_t n = C.rows, k = A.cols;
        const int threads = useful_threads<T>(settings, n, k, n);
        const packing_sizes sizes = packing_for<T>(n, k, n, settings.blocks);
        const std::ptrdiff_t one =
            static_cast<std::ptrdiff_t>(packing_bytes<T>(n, k, n, settings) / sizeof(T));
        const lease<T> packing(memory, threads * one);
        if (packing.data() == nullptr)
            return naive_triangle<T>(part, alpha, A, B, beta, C);
        const std::ptrdiff_t unit = std::lcm(tile_for<T>.mr, tile_for<T>.nr);
        run_team(settings.parallel, threads, [&](const team_member& member) {
            // The rows above this one hold a share of the area.
            const auto border = [&](int index) -> std::ptrdiff_t {
                if (index == 0 || index == member.size)
                    return index == 0 ? 0 : n;
                const double share = static_cast<double>(index) / member.size;
                if (part == triangle::upper)
                    return static_cast<std::ptrdiff_t>(static_cast<double>(n) * (1 - std::sqrt(1 - share))) /
                           unit * unit;
                const auto below =
                    static_cast<std::ptrdiff_t>(static_cast<double>(n) * (1 - std::sqrt(share)));
                return n - below / unit * unit;
            };
            T* const own = packing.data() + member.index * one;
            const packing_buffers<T> buffers{
                own, own + static_cast<std::ptrdiff_t>(lease_bytes<T>(sizes.left) / sizeof(T))};
            const std::ptrdiff_t begin = border(member.index), end = border(member.index + 1);
            if (begin < end)
                packed_triangle<T>(part, alpha, A, B, beta, C, begin, end, settings.blocks, buffers);
        });
    }
};

// The products beside the triangles, by the levels of a schedule: its outermost level is the first cut, and what lies
// beside the triangles of a cut is formed by the levels below it.
template <class T>
struct scheduled_products {
    level_sequence<T> levels;
    const options& wanted;

    bool cuts(std::size_t depth, std::ptrdiff_t, std::ptrdiff_t, std::ptrdiff_t) const {
        return depth < levels.size();
    }
    std::size_t workspace_bytes(std::size_t depth, std::ptrdiff_t m, std::ptrdiff_t k,
                                std::ptrdiff_t n) const {
        return workspace_bytes_with<T>(levels.subspan(depth + 1), m, k, n, settings_for<T>(wanted));
    }
    void form(std::size_t depth, const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
              const T& beta, const matrix_view<T>& C) const {
        multiply_by<T>(levels.subspan(depth + 1), alpha, A, B, beta, C, wanted);
    }
};

// The recursion. Products tells for each square beside two triangles whether the cut is worth it, how many bytes the
// product there needs, and forms it: scheduled_products shows how. With form_square(), it also forms what is not cut.
template <class T, class Products>
class triangular_product {
public:
    triangular_product(const Products& products, const options& wanted)
        : products_(products), wanted_(wanted) {}

    // Bytes that are in use at a time.
    std::size_t workspace_bytes(std::ptrdiff_t n, std::ptrdiff_t k, std::size_t depth = 0) const {
        if (n == 0 || k == 0)
            return 0;
        if (!cuts(depth, n, k)) {
            const std::size_t bytes = classical_triangle<T>::workspace_bytes(n, k, settings_for<T>(wanted_));
            return bytes == 0 ? 0 : bytes + lease_alignment;
        }
        const auto [row, col, rows, cols] = square_beside(triangle::lower, n);
        return std::max(
            {products_.workspace_bytes(depth, rows, k, cols), products_.workspace_bytes(depth, cols, k, rows),
             workspace_bytes(half_of(n), k, depth + 1), workspace_bytes(n - half_of(n), k, depth + 1)});
    }

    // One triangle of C = alpha * A * B + beta * C. Requires: shapes fit, and C does not overlap A or B.
    void run(triangle part, const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
             const T& beta, const matrix_view<T>& C, std::size_t depth = 0) const {
        const std::ptrdiff_t n = C.rows, k = A.cols;
        if (triangle_without_packing<T>(part, alpha, A, B, beta, C))
            return;
        if (!cuts(depth, n, k))
            return run_bottom(part, alpha, A, B, beta, C);
        const std::ptrdiff_t half = half_of(n), rest = n - half;
        run(part, alpha, A.block(0, 0, half, k), B.block(0, 0, k, half), beta, C.block(0, 0, half, half),
            depth + 1);
        run(part, alpha, A.block(half, 0, rest, k), B.block(0, half, k, rest), beta,
            C.block(half, half, rest, rest), depth + 1);
        const auto [row, col, rows, cols] = square_beside(part, n);
        products_.form(depth, alpha, A.block(row, 0, rows, k), B.block(0, col, k, cols), beta,
                       C.block(row, col, rows, cols));
    }

private:
    bool cuts(std::size_t depth, std::ptrdiff_t n, std::ptrdiff_t k) const {
        return n > 1 && products_.cuts(depth, n - half_of(n), k, half_of(n));
    }

    void run_bottom(triangle part, const T& alpha, const matrix_view<const T>& A,
                    const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C) const {
        if constexpr (requires { &Products::form_square; }) {
            const owned_matrix<T> square(C.rows, C.rows);
            products_.form_square(alpha, A, B, square.view());
            return add_triangle<T>(part, square.view(), beta, C);
        }
        const execution_settings settings = settings_for<T>(wanted_);
        std::size_t bytes = classical_triangle<T>::workspace_bytes(C.rows, A.cols, settings);
        bytes = bytes == 0 ? 0 : bytes + lease_alignment;
        workspace_for_call memory;
        if (bytes > wanted_.max_workspace || !memory.acquire(bytes, wanted_.workspace))
            return naive_triangle<T>(part, alpha, A, B, beta, C);
        arena leases(memory.bytes());
        classical_triangle<T>::run(part, alpha, A, B, beta, C, leases, settings);
    }

    Products products_;
    const options& wanted_;
};

// The contracts: shapes, alpha and beta, overlap. C = alpha * A * B + beta * C in a triangle.
template <class T, class Products>
void multiply_triangle(const Products& products, triangle part, const T& alpha, const matrix_view<const T>& A,
                       const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C,
                       const options& wanted) {
    if (!shapes_fit<T>(A, B, C) || C.rows != C.cols)
        fail_shapes<T>(A, B, C, "one triangle of a product: ");
    if (C.empty())
        return;
    if (A.cols == 0 || alpha == T(0))
        return scale_triangle<T>(part, beta, C);
    const triangular_product<T, Products> product(products, wanted);
    const bool overlapping = overlap(C, A) || overlap(C, B);
    check_given_workspace(wanted, overlapping, "the triangle",
                          [&] { return product.workspace_bytes(C.rows, A.cols); });
    if (!overlapping)
        return product.run(part, alpha, A, B, beta, C);
    const owned_matrix<T> temporary(C.rows, C.cols);
    product.run(part, alpha, A, B, T(0), temporary.view());
    add_triangle<T>(part, temporary.view(), beta, C);
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
