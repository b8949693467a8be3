// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "run_race.hpp"

template std::vector<example::race_record>
example::run_race<double>(const fashion_mnist&, const race_settings&, std::span<const std::string>);
