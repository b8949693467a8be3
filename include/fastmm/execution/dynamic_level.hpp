// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The code of a level whose factorization is read at run time: made by the functions that make a table's in the
// compiler, stored in vectors, and seen by the loops as a table's is.

#pragma once

#include <fastmm/execution/level_code.hpp>
#include <fastmm/factorization/run_time_additions.hpp>

#include <cstddef>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

using dynamic_block_program =
    basic_block_program<std::vector<program_form>, std::vector<coefficient>, std::vector<program_block>,
                        std::vector<program_block>, std::vector<program_block>>;

inline dynamic_block_program make_dynamic_block_program(const factorization& f) {
    dynamic_block_program program;
    const auto rank = static_cast<std::size_t>(f.rank);
    program.u_forms.resize(rank);
    program.v_forms.resize(rank);
    program.w_forms.resize(rank);
    program.divided.resize(rank);
    program.u.resize(f.u.entries.size());
    program.v.resize(f.v.entries.size());
    program.w.resize(f.w.entries.size());
    std::vector<char> touched(static_cast<std::size_t>(f.dimensions.m) *
                              static_cast<std::size_t>(f.dimensions.n));
    write_block_program(f, program, touched);
    return program;
}

using dynamic_sweep_code =
    basic_sweep_code<std::vector<sweep_step>, std::vector<linear_output>, std::vector<int>>;

inline dynamic_sweep_code make_dynamic_sweep_code(const dynamic_program& program, bool of_c) {
    dynamic_sweep_code code;
    code.steps.resize(program.steps.size());
    code.input_homes.resize(static_cast<std::size_t>(program.inputs));
    write_sweep_code(program, of_c, code);
    std::vector<int> last_use(code.input_homes.size() + code.steps.size()), free(code.steps.size() + 1);
    assign_slots(code, last_use, free);
    return code;
}

// Owns what the view() of a level shows; the view is valid while this lives, wherever it is moved to.
class dynamic_level_code {
public:
    // Requires: a factorization that is well-formed and exact.
    dynamic_level_code(const factorization& f, way execution)
        : execution_(execution), dimensions_(f.dimensions), rank_(f.rank), growth_(magnitude_growth_of(f)) {
        const auto [m, k, n] = f.dimensions;
        if (reads_program(execution)) {
            program_ = make_dynamic_block_program(f);
            a_recovery_ = run_time_recovery(f, f.u, m * k);
            b_recovery_ = run_time_recovery(f, f.v, k * n);
        }
        if (sweeps_operands(execution)) {
            u_ = make_dynamic_sweep_code(share_operand(f.u, f.rank, m * k), false);
            v_ = make_dynamic_sweep_code(share_operand(f.v, f.rank, k * n), false);
        }
        if (execution != way::packing)
            w_ = make_dynamic_sweep_code(share_result(f.w, f.rank, m * n), true);
        if (places_products(execution)) {
            places_.resize(static_cast<std::size_t>(f.rank));
            placed_ = place_products(w_.view(), places_);
        }
    }

    level_code view() const {
        level_code code;
        code.dimensions = dimensions_;
        code.rank = rank_;
        code.program = program_.view();
        code.u = u_.view();
        code.v = v_.view();
        code.w = w_.view();
        code.places = places_;
        code.placed = placed_;
        code.a_recovery = a_recovery_;
        code.b_recovery = b_recovery_;
        return code;
    }

    way execution() const { return execution_; }
    double growth() const { return growth_; }

private:
    way execution_;
    shape dimensions_;
    int rank_;
    double growth_;
    dynamic_block_program program_;
    dynamic_sweep_code u_, v_, w_;
    std::vector<int> places_;
    int placed_ = 0;
    recovery a_recovery_, b_recovery_;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
