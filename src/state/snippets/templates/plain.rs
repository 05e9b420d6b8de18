//! Of plain Python: sequences, counts, graphs, tables of bests, classes.

use super::Template;

const DEQUE: &str = "from collections import deque";
const DEFAULT_DICT: &str = "from collections import defaultdict";

pub(super) const ALL: &[Template] = &[
    // Sequences.
    Template::python(
        "sliding_window",
        "A window that grows to the right and shrinks from the left",
        &["sliding-window", "two-pointers"],
        r"
left = 0
for right, ${1:item} in enumerate(${2:items}):
    ${3:...}
    while ${4:is_too_wide}:
        ${5:...}
        left += 1
    $0
",
    ),
    Template::python(
        "deque_window",
        "Candidates in a queue with two ends",
        &["monotonic-queue", "sliding-window"],
        r"
queue = deque()
for at, ${1:item} in enumerate(${2:items}):
    while queue and ${3:is_beaten}:
        queue.pop()
    queue.append(${4:at})
    $0
",
    )
    .import(DEQUE),
    Template::python(
        "monotonic_stack",
        "What waits on a stack until something beats it",
        &["monotonic-stack", "stack"],
        r"
stack = []
for at, ${1:item} in enumerate(${2:items}):
    while stack and ${3:is_beaten}:
        ${4:...}
    stack.append(${5:at})
$0
",
    ),
    Template::python(
        "two_pointers",
        "One from each end, until they meet",
        &["two-pointers", "sorted-input", "palindrome"],
        r"
left, right = 0, len(${1:items}) - 1
while left < right:
    if ${2:condition}:
        ${3:left += 1}
    else:
        ${4:right -= 1}
$0
",
    ),
    Template::python(
        "merge_two",
        "Two sorted lists, read side by side",
        &["merge", "merge-sort", "two-pointers", "divide-and-conquer"],
        r"
left = right = 0
while left < len(${1:first}) and right < len(${2:second}):
    if ${3:condition}:
        ${4:...}
        left += 1
    else:
        ${5:...}
        right += 1
$0
",
    ),
    Template::python(
        "prefix_sums",
        "Sums of all that comes before",
        &["prefix-sum", "integral-image", "running-total", "dp-over-positions"],
        r"
before = [0]
for ${1:item} in ${2:items}:
    before.append(before[-1] + ${3:item})
$0
",
    ),
    Template::python(
        "one_pass",
        "A stream that is read once, counted",
        &["one-pass", "reservoir-sampling", "randomised-algorithm", "streaming", "running-statistics"],
        r"
for seen, ${1:item} in enumerate(${2:stream}, start=1):
    $0
",
    ),
    Template::python(
        "grid_loop",
        "Every cell of a grid",
        &["matrix", "integral-image", "grid", "simulation"],
        r"
for row in range(len(${1:grid})):
    for column in range(len(${1:grid}[row])):
        $0
",
    ),
    // Counting and grouping.
    Template::python(
        "group_lists",
        "A list for each key",
        &["group-by-key", "hash-map", "canonical-form", "inverted-index"],
        r"
groups = defaultdict(list)
groups[${1:key}].append(${2:item})
$0
",
    )
    .import(DEFAULT_DICT),
    Template::python(
        "count_items",
        "How often each one comes",
        &["frequency-count", "hash-map", "smoothing", "anagram"],
        r"
counts = Counter(${1:items})
for ${2:item}, ${3:count} in counts.items():
    $0
",
    )
    .import("from collections import Counter"),
    Template::python(
        "seen_before",
        "Where something was first met",
        &["hash-map", "hash-set", "one-pass", "duplicates"],
        r"
first = {}
for at, ${1:item} in enumerate(${2:items}):
    if ${3:condition}:
        ${4:...}
    first[${5:item}] = at
$0
",
    ),
    // Order.
    Template::python(
        "sorted_by",
        "Sorted by a key, or by several",
        &["sorting", "sort-by-two-keys", "stable-sort", "sweep", "top-k", "intervals", "greedy"],
        r"
${1:ordered} = sorted(${2:items}, key=lambda ${3:item}: (${4:...}, ${5:...}))
",
    ),
    Template::python(
        "top_k_heap",
        "A heap that keeps K",
        &["heap", "top-k", "priority-queue", "beam-search", "merge-k-sorted"],
        r"
heap = []
for ${1:item} in ${2:items}:
    heapq.heappush(heap, ${3:entry})
    if len(heap) > ${4:k}:
        heapq.heappop(heap)
$0
",
    )
    .import("import heapq"),
    Template::python(
        "binary_search",
        "Halving, until one place is left",
        &["binary-search", "binary-search-on-the-answer", "search-on-the-answer", "sorted-input"],
        r"
low, high = ${1:first}, ${2:last}
while low < high:
    middle = (low + high) // 2
    if ${3:condition}:
        high = ${4:...}
    else:
        low = ${5:...}
$0
",
    ),
    Template::python(
        "partition",
        "A pivot drawn at random, and both sides of it",
        &["quickselect", "quicksort", "divide-and-conquer", "randomised-algorithm"],
        r"
pivot = random.choice(${1:items})
smaller = [${2:item} for ${2:item} in ${1:items} if ${3:condition}]
$0
",
    )
    .import("import random"),
    // Graphs and trees.
    Template::python(
        "adjacency",
        "Neighbours by node",
        &["graph", "bfs", "dfs", "topological-sort", "strongly-connected-components", "shortest-path", "dijkstra"],
        r"
neighbours = defaultdict(list)
for ${1:source}, ${2:target} in ${3:edges}:
    neighbours[${4:source}].append(${5:target})
$0
",
    )
    .import(DEFAULT_DICT),
    Template::python(
        "bfs",
        "Breadth first, by a queue",
        &["bfs", "level-order", "shortest-path", "flood-fill", "connected-components", "bipartite"],
        r"
queue = deque([${1:start}])
seen = {${1:start}}
while queue:
    node = queue.popleft()
    for other in ${2:neighbours[node]}:
        if other not in seen:
            seen.add(other)
            queue.append(other)
$0
",
    )
    .import(DEQUE),
    Template::python(
        "ready_queue",
        "A queue of what waits for nothing more",
        &["topological-sort", "critical-path", "dag"],
        r"
ready = deque(${1:node} for ${1:node} in ${2:nodes} if ${3:condition})
while ready:
    node = ready.popleft()
    for other in ${4:neighbours[node]}:
        $0
",
    )
    .import(DEQUE),
    Template::python(
        "dfs",
        "Depth first, by recursion",
        &["dfs", "connected-components", "backtracking", "cycle-detection", "clone-a-graph"],
        r"
seen = set()

def visit(node):
    seen.add(node)
    for other in ${1:neighbours[node]}:
        if other not in seen:
            visit(other)
    $0
",
    ),
    Template::python(
        "dfs_stack",
        "Depth first, by a stack of one's own: no limit of recursion",
        &["dfs", "strongly-connected-components", "flood-fill", "tree"],
        r"
path = [${1:start}]
while path:
    node = path[-1]
    if ${2:condition}:
        path.append(${3:...})
    else:
        path.pop()
        $0
",
    ),
    Template::python(
        "dijkstra",
        "The cheapest first, by a heap",
        &["dijkstra", "weighted-shortest-path"],
        r"
heap = [(0, ${1:start})]
done = set()
while heap:
    cost, node = heapq.heappop(heap)
    if node in done:
        continue
    done.add(node)
    $0
",
    )
    .import("import heapq"),
    Template::python(
        "union_find",
        "Sets that are joined",
        &["union-find", "connected-components"],
        r"
parent = list(range(${1:n}))

def find(node):
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node
$0
",
    ),
    Template::python(
        "grid_neighbours",
        "The four cells around one",
        &["grid", "flood-fill", "connected-components"],
        r"
for down, right in ((1, 0), (-1, 0), (0, 1), (0, -1)):
    other = (${1:row} + down, ${2:column} + right)
    if 0 <= other[0] < ${3:rows} and 0 <= other[1] < ${4:columns}:
        $0
",
    ),
    Template::python(
        "tree_walk",
        "What the two subtrees give, put together",
        &["tree", "binary-tree", "tree-traversal", "tree-recursion", "lowest-common-ancestor", "decision-tree"],
        r"
def walk(node):
    if node is None:
        return ${1:...}
    left, right = walk(node.left), walk(node.right)
    return ${2:...}
$0
",
    ),
    // Dynamic programming.
    Template::python(
        "memoised",
        "A recursion that remembers",
        &["memoisation", "dynamic-programming", "dp-2d", "dp-over-positions", "dp-1d", "knapsack", "coin-change"],
        r"
@cache
def best(${1:at}):
    if ${2:is_the_end}:
        return ${3:...}
    return ${4:...}
$0
",
    )
    .import("from functools import cache"),
    Template::python(
        "dp_line",
        "One best per position",
        &["dp-over-positions", "dp-1d", "dynamic-programming", "knapsack", "coin-change", "lis"],
        r"
best = [${1:0}] * (len(${2:items}) + 1)
for at, ${3:item} in enumerate(${2:items}, start=1):
    best[at] = ${4:...}
$0
",
    ),
    Template::python(
        "dp_table",
        "One best per pair of positions",
        &["dp-2d", "sequence-alignment", "edit-distance", "viterbi"],
        r"
table = [[${1:0}] * ${2:columns} for _ in range(${3:rows})]
for row in range(1, ${3:rows}):
    for column in range(1, ${2:columns}):
        table[row][column] = ${4:...}
$0
",
    ),
    // Classes.
    Template::python(
        "node_class",
        "A node of a linked list",
        &["doubly-linked-list", "linked-list", "lru-cache"],
        r#"
class ${1:Node}:
    __slots__ = ("${2:key}", "${3:value}", "before", "after")

    def __init__(self, ${2:key}=None, ${3:value}=None):
        self.${2:key}, self.${3:value} = ${2:key}, ${3:value}
        self.before = self.after = ${4:None}
$0
"#,
    ),
    Template::python(
        "small_class",
        "A class with a method",
        &["design-a-class", "state-machine"],
        r"
class ${1:Name}:
    def __init__(self, ${2:limit}):
        self.${2:limit} = ${2:limit}

    def ${3:method}(self):
        $0
",
    ),
    // Any function.
    Template::python(
        "numbered_loop",
        "Items with their positions",
        &[],
        r"
for at, ${1:item} in enumerate(${2:items}):
    $0
",
    ),
    Template::python(
        "paired_loop",
        "Two sequences side by side",
        &[],
        r"
for ${1:one}, ${2:other} in zip(${3:first}, ${4:second}, strict=True):
    $0
",
    ),
];
