// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "exact/malformed.hpp"
#include "notations/coefficient_rows.hpp"
#include "notations/counted_rows.hpp"
#include "notations/flip_graph_json.hpp"
#include "notations/fmm.hpp"
#include "notations/maple.hpp"
#include "notations/mathematica.hpp"
#include "notations/notation.hpp"
#include "notations/numpy.hpp"
#include "notations/product_forms.hpp"
#include "notations/sms.hpp"

#include <array>

namespace fastmm_tool {

std::span<const notation> notations() {
    // The marks of the binary ones and of JSON are plain; texts are asked in the order of how plain theirs are.
    static const std::array all{npz_notation,
                                npy_notation,
                                flip_graph_json_notation,
                                fmm_notation,
                                mathematica_notation,
                                maple_notation,
                                sms_notation,
                                product_forms_notation,
                                counted_rows_notation,
                                coefficient_rows_notation};
    return all;
}

const notation& recognize(std::string_view bytes) {
    for (const notation& n : notations())
        if (n.recognizes(bytes))
            return n;
    if (bytes.empty())
        throw malformed("is empty");
    throw malformed("line 1, column 1: in no notation that fastmm knows, it begins with " + in_quotes(bytes));
}

} // namespace fastmm_tool
