// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What each translation unit of this program offers. Nothing of fastmm stands here: its types differ between
// units that are compiled for different instruction sets.

#pragma once

#include <cstddef>
#include <string>

// C = A B, column-major n x n, each by the unit's own copy of the same schedules.
void multiply_in_first_unit(std::ptrdiff_t n, const double* a, const double* b, double* c);
void multiply_in_second_unit(std::ptrdiff_t n, const double* a, const double* b, double* c);
void multiply_in_unit_of_other_instruction_set(std::ptrdiff_t n, const double* a, const double* b, double* c);
void multiply_in_unit_without_exceptions(std::ptrdiff_t n, const double* a, const double* b, double* c);

// The name of the inline namespace that the unit uses.
std::string instruction_set_of_first_unit();
std::string instruction_set_of_other_unit();

// Whether a product of shapes that do not fit throws fastmm::error, in a unit that has exceptions.
bool first_unit_throws();

// The unit's own fastmm::fail.
using failure = void (*)(const std::string&);
failure fail_of_first_unit();
failure fail_of_second_unit();
failure fail_of_unit_without_exceptions();

// The workspace of the thread, as the unit sees it.
const void* workspace_of_first_unit();
const void* workspace_of_second_unit();
