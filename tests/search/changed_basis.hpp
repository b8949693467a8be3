// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Terms modulo 2 in another basis.

#pragma once

#include <fastmm/search/scheme.hpp>
#include <fastmm/search/transvection.hpp>

#include <cstddef>
#include <vector>

namespace fastmm_test {

template <class Ring>
void change_basis(std::vector<fastmm::search::term<Ring>>& terms,
                  const fastmm::search::transvection& change) {
    for (fastmm::search::term<Ring>& t : terms)
        for (const fastmm::search::transvection_side& side : change.sides) {
            typename Ring::form& form = t[static_cast<std::size_t>(side.factor)];
            // Modulo 2 no image leaves the ring.
            fastmm::search::image_of<Ring>(side, typename Ring::form(form), form);
        }
}

} // namespace fastmm_test
