// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A level whose additions happen in the packing of A and B and in the update of C from registers: product by product,
// without temporaries (J. Huang, T. M. Smith, G. M. Henry and R. A. van de Geijn, Strassen's algorithm reloaded,
// SC 2016, variant ABC).

#pragma once

#include <fastmm/execution/coefficients.hpp>
#include <fastmm/execution/finite.hpp>
#include <fastmm/execution/walk.hpp>

#include <algorithm>
#include <cstddef>
#include <span>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The forms of A or B as sums of blocks, one at a time.
template <class T>
class form_sum {
public:
    static std::size_t bytes(int longest) { return lease_bytes<const T*>(longest) + lease_bytes<T>(longest); }

    // Of forms of at most `longest` terms, over blocks of rows x cols elements. Requires: memory for bytes(longest).
    form_sum(arena& memory, int longest, const matrix_view<const T>& source, std::ptrdiff_t rows,
             std::ptrdiff_t cols)
        : blocks_(memory, longest), factors_(memory, longest), rows_(rows), cols_(cols), source_(source) {}

    // The sum that a form stands for, until the next is asked for.
    block_sum<T> sum(const program_form& form, std::span<const program_block> blocks) const {
        for (int i = 0; i < form.size(); ++i) {
            const program_block& block = blocks[static_cast<std::size_t>(form.first + i)];
            blocks_.data()[i] = &source_(block.row * rows_, block.col * cols_);
            factors_.data()[i] = scalar_from<T>(block.value);
        }
        return {blocks_.data(), factors_.data(),    form.size(),       rows_,
                cols_,          source_.row_stride, source_.col_stride};
    }

private:
    lease<const T*> blocks_;
    lease<T> factors_;
    std::ptrdiff_t rows_, cols_;
    const matrix_view<const T>& source_;
};

// Tells a record of A and B what was seen of their sums in the packing: an element is a combination of sums. Where it
// is not known of which, the operands are looked at before.
template <class T>
class recovered_record {
public:
    recovered_record(const level_code& code, magnitude_record<T>* record, const matrix_view<const T>& A,
                     const matrix_view<const T>& B, const execution_settings& settings)
        : code_(code), record_(record) {
        if constexpr (rounded_scalar<T>)
            if (record_ != nullptr && !is_known())
                record_->note_operands(A, B, settings);
    }
    recovered_record(const recovered_record&) = delete;
    recovered_record& operator=(const recovered_record&) = delete;
    ~recovered_record() {
        if constexpr (rounded_scalar<T>)
            if (record_ != nullptr && is_known()) {
                record_->note_a(static_cast<real_of<T>>(code_.a_recovery.factor) * sums_.a());
                record_->note_b(static_cast<real_of<T>>(code_.b_recovery.factor) * sums_.b());
            }
    }

    // What the packing of a product is to tell, if anything: enough sums to recover A and B from are.
    magnitude_record<T>* record(int product) {
        const bool tells = record_ != nullptr && is_known() &&
                           product < std::max(code_.a_recovery.products, code_.b_recovery.products);
        return tells ? &sums_ : nullptr;
    }

private:
    bool is_known() const { return code_.a_recovery.products > 0 && code_.b_recovery.products > 0; }

    const level_code& code_;
    magnitude_record<T>* record_;
    magnitude_record<T> sums_;
};

// An innermost level: see scheduled_level.
template <class T>
struct packing_level {
    static std::size_t core_bytes(level_sequence<T> levels, const partition& p,
                                  const execution_settings& settings, bool) {
        const program_view& program = levels.front().code.program;
        return form_sum<T>::bytes(program.longest_u) + form_sum<T>::bytes(program.longest_v) +
               lease_bytes<T*>(program.longest_w) + 2 * lease_bytes<T>(program.longest_w) +
               parallel_packing_bytes<T>(p.m, p.k, p.n, settings);
    }

    static void run_core(level_sequence<T> levels, const partition& p, const T& alpha,
                         const matrix_view<const T>& A, const matrix_view<const T>& B, bool overwrite,
                         const matrix_view<T>& C, arena& memory, const execution_settings& settings,
                         magnitude_record<T>* record) {
        const level_code& code = levels.front().code;
        const program_view& program = code.program;
        recovered_record<T> sums(code, record, A, B, settings);
        const form_sum<T> left(memory, program.longest_u, A, p.m, p.k),
            right(memory, program.longest_v, B, p.k, p.n);
        const lease<T*> blocks(memory, program.longest_w);
        const lease<T> factors(memory, program.longest_w), keeps(memory, program.longest_w);
        for (std::size_t r = 0; r < program.u_forms.size(); ++r) {
            const program_form& form = program.w_forms[r];
            for (int i = 0; i < form.size(); ++i) {
                const program_block& block = program.w[static_cast<std::size_t>(form.first + i)];
                blocks.data()[i] = &C(block.row * p.m, block.col * p.n);
                factors.data()[i] = multiply(scalar_from<T>(block.value), alpha);
                keeps.data()[i] = overwrite && block.first_touch ? T(0) : T(1);
            }
            parallel_gemm<T>(left.sum(program.u_forms[r], program.u),
                             right.sum(program.v_forms[r], program.v),
                             {blocks.data(), factors.data(), keeps.data(), form.size(), p.m, p.n,
                              C.row_stride, C.col_stride},
                             memory, settings, sums.record(static_cast<int>(r)));
        }
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
