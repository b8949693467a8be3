// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "containers/pickle.hpp"

#include "exact/malformed.hpp"

#include <array>
#include <initializer_list>
#include <unordered_map>

namespace fastmm_tool {

namespace {

// Every instruction makes at most one value, so that these bound what is kept of a pickle. Three arrays take 150.
constexpr std::size_t most_instructions = std::size_t(1) << 20;
constexpr std::size_t most_marks = 64;
constexpr std::size_t most_text_bytes = 64; // Of a name; the bytes of an array are not a name.

class pickle_machine {
public:
    pickle_machine(std::string_view pickle, std::size_t offset) : pickle_(pickle), offset_(offset) {}

    numpy_array run() {
        for (std::size_t instructions = 0;; ++instructions) {
            start_ = at_;
            if (instructions == most_instructions)
                refuse("a pickle of more than " + std::to_string(most_instructions) + " instructions");
            const char code = take(1).front();
            if (code == '.')
                return result();
            step(code);
        }
    }

private:
    enum class kind { none, boolean, integer, text, tuple, list, global, type, array };
    enum global_name : std::int64_t { reconstruct, ndarray, dtype };
    using reference = std::uint32_t; // A place in values_.

    struct value {
        kind what = kind::none;
        std::int64_t number = 0; // Of a boolean, an integer or a global; a place in types_ or arrays_.
        std::string_view text{};
        std::vector<reference> items{}; // Of a tuple or a list.
    };
    struct made_type {
        std::string_view name; // "i4"
        bool is_complete = false;
        numpy_type type{};
    };
    struct made_array {
        bool is_complete = false;
        numpy_array array{};
    };

    [[noreturn]] void refuse(const std::string& what) const {
        throw malformed("byte " + std::to_string(offset_ + start_), what);
    }

    std::string_view take(std::uint64_t count) {
        if (count > pickle_.size() - at_)
            refuse("the pickle ends too early, " + std::to_string(count) + " bytes were to follow at byte " +
                   std::to_string(offset_ + at_));
        const std::string_view bytes = pickle_.substr(at_, static_cast<std::size_t>(count));
        at_ += bytes.size();
        return bytes;
    }

    std::uint64_t take_natural(std::size_t bytes) {
        const std::string_view little_endian = take(bytes);
        std::uint64_t result = 0;
        for (std::size_t i = bytes; i > 0; --i)
            result = result << 8 | static_cast<unsigned char>(little_endian[i - 1]);
        return result;
    }

    std::string_view take_line() {
        const std::size_t end = pickle_.find('\n', at_);
        if (end == std::string_view::npos)
            refuse("a name does not end");
        const std::string_view line = pickle_.substr(at_, end - at_);
        at_ = end + 1;
        return line;
    }

    void push(value made) {
        values_.push_back(std::move(made));
        stack_.push_back(static_cast<reference>(values_.size() - 1));
    }

    reference pop() {
        if (stack_.size() <= (marks_.empty() ? 0 : marks_.back()))
            refuse("an instruction takes more than there is");
        const reference top = stack_.back();
        stack_.pop_back();
        return top;
    }

    reference top() {
        const reference last = pop();
        stack_.push_back(last);
        return last;
    }

    std::vector<reference> pop_to_mark() {
        if (marks_.empty())
            refuse("there is no mark");
        const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
        std::vector<reference> items(first, stack_.end());
        stack_.erase(first, stack_.end());
        marks_.pop_back();
        return items;
    }

    void push_tuple(std::size_t count) {
        std::vector<reference> items(count);
        for (std::size_t i = count; i > 0; --i)
            items[i - 1] = pop();
        push({kind::tuple, 0, {}, std::move(items)});
    }

    void extend(const std::vector<reference>& items) {
        value& list = values_[top()];
        if (list.what != kind::list)
            refuse("items for what is no list");
        list.items.insert(list.items.end(), items.begin(), items.end());
    }

    void fetch(std::uint64_t index) {
        const auto found = memo_.find(index);
        if (found == memo_.end())
            refuse("nothing is kept under number " + std::to_string(index));
        stack_.push_back(found->second);
    }

    void step(char code) {
        switch (code) {
        case '\x80': // PROTO
            if (const std::uint64_t protocol = take_natural(1); protocol < 2 || protocol > 5)
                refuse("protocol " + std::to_string(protocol) + " of pickle, only 2 to 5 are read");
            break;
        case '\x95': // FRAME
            take_natural(8);
            break;
        case '(': // MARK
            if (marks_.size() == most_marks)
                refuse("nested deeper than " + std::to_string(most_marks));
            marks_.push_back(stack_.size());
            break;
        case 'N': // NONE
            push({});
            break;
        case '\x88': // NEWTRUE
        case '\x89': // NEWFALSE
            push({kind::boolean, code == '\x88' ? 1 : 0});
            break;
        case 'K': // BININT1
        case 'M': // BININT2
            push({kind::integer, static_cast<std::int64_t>(take_natural(code == 'K' ? 1 : 2))});
            break;
        case 'J': // BININT
            push({kind::integer, static_cast<std::int32_t>(take_natural(4))});
            break;
        case 'C':    // SHORT_BINBYTES
        case 'U':    // SHORT_BINSTRING
        case '\x8c': // SHORT_BINUNICODE
            push({kind::text, 0, take(take_natural(1))});
            break;
        case 'B': // BINBYTES
        case 'T': // BINSTRING
        case 'X': // BINUNICODE
            push({kind::text, 0, take(take_natural(4))});
            break;
        case '\x8e': // BINBYTES8
        case '\x8d': // BINUNICODE8
            push({kind::text, 0, take(take_natural(8))});
            break;
        case ')': // EMPTY_TUPLE
            push_tuple(0);
            break;
        case '\x85': // TUPLE1
        case '\x86': // TUPLE2
        case '\x87': // TUPLE3
            push_tuple(static_cast<std::size_t>(code - '\x85') + 1);
            break;
        case 't': // TUPLE
            push({kind::tuple, 0, {}, pop_to_mark()});
            break;
        case ']': // EMPTY_LIST
            push({kind::list});
            break;
        case 'a': // APPEND
            extend({pop()});
            break;
        case 'e': // APPENDS
            extend(pop_to_mark());
            break;
        case 'q': // BINPUT
        case 'r': // LONG_BINPUT
            memo_[take_natural(code == 'q' ? 1 : 4)] = top();
            break;
        case '\x94': // MEMOIZE
            memo_[memo_.size()] = top();
            break;
        case 'h': // BINGET
        case 'j': // LONG_BINGET
            fetch(take_natural(code == 'h' ? 1 : 4));
            break;
        case 'c': { // GLOBAL
            const std::string_view module = take_line();
            push_global(module, take_line());
            break;
        }
        case '\x93': { // STACK_GLOBAL
            const value name = values_[pop()], module = values_[pop()];
            if (name.what != kind::text || module.what != kind::text)
                refuse("a global without a name");
            push_global(module.text, name.text);
            break;
        }
        case 'R': // REDUCE
            reduce();
            break;
        case 'b': // BUILD
            build();
            break;
        default:
            refuse("instruction " + in_quotes({&code, 1}) + " of a pickle, which no array needs");
        }
    }

    void push_global(std::string_view module, std::string_view name) {
        const bool core = module == "numpy.core.multiarray" || module == "numpy._core.multiarray";
        if (core && name == "_reconstruct")
            push({kind::global, reconstruct});
        else if (module == "numpy" && name == "ndarray")
            push({kind::global, ndarray});
        else if (module == "numpy" && name == "dtype")
            push({kind::global, dtype});
        else
            refuse("the pickle asks for " + in_quotes(module) + ' ' + in_quotes(name) +
                   ", only NumPy's arrays are read");
    }

    // The items of a tuple of these kinds; `what` says what it was to be.
    const std::vector<reference>& items_of(reference tuple, std::initializer_list<kind> kinds,
                                           const char* what) const {
        const value& found = values_[tuple];
        bool fits = found.what == kind::tuple && found.items.size() == kinds.size();
        for (std::size_t i = 0; fits && i < kinds.size(); ++i)
            fits = values_[found.items[i]].what == kinds.begin()[i];
        if (!fits)
            refuse(std::string("expected the parts of ") + what);
        return found.items;
    }

    // Makes what a later BUILD completes: _reconstruct(ndarray, (0,), b'b') or dtype('i4', False, True).
    void reduce() {
        const reference arguments = pop();
        const value called = values_[pop()];
        if (called.what != kind::global || called.number == ndarray)
            refuse("a call of something that makes no array");
        if (called.number == reconstruct) {
            const auto& parts =
                items_of(arguments, {kind::global, kind::tuple, kind::text}, "an empty array");
            if (values_[parts[0]].number != ndarray)
                refuse("expected a plain ndarray");
            arrays_.emplace_back();
            push({kind::array, static_cast<std::int64_t>(arrays_.size() - 1)});
        } else {
            const auto& parts = items_of(arguments, {kind::text, kind::boolean, kind::boolean}, "a dtype");
            types_.push_back({values_[parts[0]].text});
            push({kind::type, static_cast<std::int64_t>(types_.size() - 1)});
        }
    }

    void build() {
        const reference state = pop();
        const value& target = values_[top()];
        if (target.what == kind::type)
            complete_type(types_[static_cast<std::size_t>(target.number)], state);
        else if (target.what == kind::array)
            complete_array(arrays_[static_cast<std::size_t>(target.number)], state);
        else
            refuse("a state for what is neither an array nor a dtype");
    }

    // (3, '<', None, None, None, -1, -1, 0)
    void complete_type(made_type& made, reference state) {
        const auto& parts = items_of(state,
                                     {kind::integer, kind::text, kind::none, kind::none, kind::none,
                                      kind::integer, kind::integer, kind::integer},
                                     "a dtype of numbers");
        if (made.is_complete || values_[parts[0]].number != 3)
            refuse(made.is_complete ? "a second state of a dtype" : "a dtype of an unknown version");
        const std::string_view order = values_[parts[1]].text;
        if (order.size() > most_text_bytes || made.name.size() > most_text_bytes)
            refuse("the name of a dtype is too long");
        try {
            made.type = parse_numpy_type(std::string(order) + std::string(made.name));
        } catch (const malformed& problem) {
            refuse(problem.what());
        }
        made.is_complete = true;
    }

    // (1, (4, 7), dtype, False, b'...'), or a list in place of the bytes.
    void complete_array(made_array& made, reference state) {
        const bool has_list = values_[state].what == kind::tuple && values_[state].items.size() == 5 &&
                              values_[values_[state].items[4]].what == kind::list;
        const auto& parts = items_of(
            state,
            {kind::integer, kind::tuple, kind::type, kind::boolean, has_list ? kind::list : kind::text},
            "an array");
        const made_type& type = types_[static_cast<std::size_t>(values_[parts[2]].number)];
        if (made.is_complete || values_[parts[0]].number != 1 || !type.is_complete)
            refuse(made.is_complete    ? "a second state of an array"
                   : !type.is_complete ? "a dtype without its byte order"
                                       : "an array of an unknown version");
        if (has_list != (type.type.kind == numpy_kind::object))
            refuse(has_list ? "a list where the numbers of an array were expected"
                            : "bytes where the elements of an array of objects were expected");
        numpy_array& array = made.array;
        array.type = type.type;
        for (const reference item : values_[parts[1]].items) {
            if (values_[item].what != kind::integer)
                refuse("a dimension that is no integer");
            if (array.shape.size() == numpy_array::most_dimensions)
                refuse("an array of more than " + std::to_string(numpy_array::most_dimensions) +
                       " dimensions");
            array.shape.push_back(values_[item].number);
        }
        if (has_list) {
            require_count(array.shape, values_[parts[4]].items.size());
            complete_elements(array, values_[parts[4]].items);
        } else {
            array.data = values_[parts[4]].text;
            const auto size = static_cast<std::size_t>(array.type.bytes);
            if (array.data.size() % size != 0)
                refuse("an array of " + std::to_string(array.data.size()) + " bytes and type " +
                       to_string(array.type));
            require_count(array.shape, array.data.size() / size);
            array.fortran_order = values_[parts[3]].number != 0;
        }
        made.is_complete = true;
    }

    void require_count(const std::vector<std::int64_t>& shape, std::size_t there) const {
        std::int64_t expected = 0;
        try {
            expected = count_elements(shape, static_cast<std::int64_t>(there));
        } catch (const malformed& problem) {
            refuse(problem.what());
        }
        if (static_cast<std::size_t>(expected) != there)
            refuse("an array of shape " + to_string(shape) + " with " + std::to_string(there) + " elements");
    }

    // An array may stand there several times, as Python's objects do. But a small pickle shall not be a large array.
    void complete_elements(numpy_array& array, const std::vector<reference>& items) {
        element_count_ += items.size();
        if (element_count_ > most_instructions)
            refuse("arrays of objects with more than " + std::to_string(most_instructions) + " elements");
        for (const reference item : items) {
            const made_array* const element = values_[item].what == kind::array
                                                  ? &arrays_[static_cast<std::size_t>(values_[item].number)]
                                                  : nullptr;
            if (element == nullptr || !element->is_complete || element->array.type.kind == numpy_kind::object)
                refuse("element " + std::to_string(array.elements.size() + 1) + " is no array of numbers");
            element_bytes_ += element->array.data.size();
            if (element_bytes_ / 3 > pickle_.size())
                refuse("its elements have more than thrice the bytes of the pickle");
            array.elements.push_back(element->array);
        }
    }

    numpy_array result() {
        const reference last = pop();
        if (!stack_.empty() || !marks_.empty())
            refuse("the pickle ends with more than one value");
        if (at_ != pickle_.size())
            refuse(std::to_string(pickle_.size() - at_) + " bytes follow the end of the pickle");
        if (values_[last].what != kind::array ||
            !arrays_[static_cast<std::size_t>(values_[last].number)].is_complete)
            refuse("the pickle holds no array");
        return std::move(arrays_[static_cast<std::size_t>(values_[last].number)].array);
    }

    std::string_view pickle_;
    std::size_t offset_;
    std::size_t at_ = 0;
    std::size_t start_ = 0; // Of the instruction.
    std::vector<value> values_;
    std::vector<made_type> types_;
    std::vector<made_array> arrays_;
    std::vector<reference> stack_;
    std::vector<std::size_t> marks_; // Sizes of the stack.
    std::unordered_map<std::uint64_t, reference> memo_;
    std::size_t element_count_ = 0; // Of all arrays of objects.
    std::size_t element_bytes_ = 0;
};

} // namespace

numpy_array read_array_pickle(std::string_view pickle, std::size_t offset) {
    return pickle_machine(pickle, offset).run();
}

} // namespace fastmm_tool
