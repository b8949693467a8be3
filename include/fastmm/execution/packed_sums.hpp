// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A level whose additions happen in the packing of A and B and in the update of C from registers: product by product,
// without temporaries (J. Huang, T. M. Smith, G. M. Henry and R. A. van de Geijn, Strassen's algorithm reloaded,
// SC 2016, variant ABC).

#pragma once

#include <fastmm/execution/block_program.hpp>
#include <fastmm/execution/coefficients.hpp>
#include <fastmm/execution/finite.hpp>
#include <fastmm/execution/parallel_gemm.hpp>
#include <fastmm/execution/partition.hpp>
#include <fastmm/factorization/stability.hpp>

#include <array>
#include <cstddef>
#include <span>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The blocks of a form of A or B and their factors, as a sum.
template <class T, std::size_t Longest>
class form_sum {
public:
    form_sum(const program_form& form, std::span<const program_block> blocks,
             const matrix_view<const T>& source, std::ptrdiff_t rows, std::ptrdiff_t cols)
        : count_(form.size()), rows_(rows), cols_(cols), source_(source) {
        for (int i = 0; i < form.size(); ++i) {
            const program_block& block = blocks[static_cast<std::size_t>(form.first + i)];
            blocks_[static_cast<std::size_t>(i)] = &source(block.row * rows, block.col * cols);
            factors_[static_cast<std::size_t>(i)] = scalar_from<T>(block.value);
        }
    }
    form_sum(const form_sum&) = delete;
    form_sum& operator=(const form_sum&) = delete;

    block_sum<T> sum() const {
        return {blocks_.data(),     factors_.data(),   count_, rows_, cols_,
                source_.row_stride, source_.col_stride};
    }

private:
    std::array<const T*, Longest> blocks_;
    std::array<T, Longest> factors_;
    std::ptrdiff_t count_, rows_, cols_;
    const matrix_view<const T>& source_;
};

// Tells a record of A and B what was seen of their sums in the packing: an element is a combination of sums. Where that
// would be dear to know of a table, the operands are looked at before.
template <class T, table F>
class recovered_record {
public:
    recovered_record(magnitude_record<T>* record, const matrix_view<const T>& A,
                     const matrix_view<const T>& B, int threads)
        : record_(record) {
        if constexpr (rounded_scalar<T> && !has_recovery_factor<F>)
            if (record_ != nullptr)
                record_->note_operands(A, B, threads);
    }
    recovered_record(const recovered_record&) = delete;
    recovered_record& operator=(const recovered_record&) = delete;
    ~recovered_record() {
        if constexpr (rounded_scalar<T> && has_recovery_factor<F>)
            if (record_ != nullptr) {
                record_->note_a(static_cast<real_of<T>>(recovery_factor<F, factor::u>) * sums_.a());
                record_->note_b(static_cast<real_of<T>>(recovery_factor<F, factor::v>) * sums_.b());
            }
    }

    // What the packing is to tell, if anything.
    magnitude_record<T>* record() { return record_ != nullptr && has_recovery_factor<F> ? &sums_ : nullptr; }

private:
    magnitude_record<T>* record_;
    magnitude_record<T> sums_;
};

// One level: C = alpha * A * B + beta * C on whole blocks. Requires: beta 0 or 1, memory for workspace_bytes().
template <class T, table F>
struct packing_level {
    static std::size_t workspace_bytes(const partition& p, const execution_settings& settings) {
        return parallel_packing_bytes<T>(p.m, p.k, p.n, settings);
    }

    static void run(const partition& p, const T& alpha, const matrix_view<const T>& A,
                    const matrix_view<const T>& B, bool overwrite, const matrix_view<T>& C, arena& memory,
                    const execution_settings& settings, magnitude_record<T>* record) {
        recovered_record<T, F> sums(record, A, B, settings.threads);
        static constexpr const auto& program = block_program_of<F>;
        for (std::size_t r = 0; r < program.u_forms.size(); ++r) {
            const form_sum<T, std::size_t(program.longest_u)> left(program.u_forms[r], program.u, A, p.m,
                                                                   p.k);
            const form_sum<T, std::size_t(program.longest_v)> right(program.v_forms[r], program.v, B, p.k,
                                                                    p.n);
            const program_form& form = program.w_forms[r];
            std::array<T*, std::size_t(program.longest_w)> blocks;
            std::array<T, std::size_t(program.longest_w)> factors, keeps;
            for (int i = 0; i < form.size(); ++i) {
                const program_block& block = program.w[static_cast<std::size_t>(form.first + i)];
                const auto at = static_cast<std::size_t>(i);
                blocks[at] = &C(block.row * p.m, block.col * p.n);
                factors[at] = multiply(scalar_from<T>(block.value), alpha);
                keeps[at] = overwrite && block.first_touch ? T(0) : T(1);
            }
            parallel_gemm<T>(left.sum(), right.sum(),
                             {blocks.data(), factors.data(), keeps.data(), form.size(), p.m, p.n,
                              C.row_stride, C.col_stride},
                             memory, settings, sums.record());
        }
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
