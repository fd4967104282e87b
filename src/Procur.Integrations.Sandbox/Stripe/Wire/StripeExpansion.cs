namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The references that a caller wants written out: <c>expand[]=latest_charge.customer</c>.</summary>
internal sealed class StripeExpansion
{
    private readonly Dictionary<string, StripeExpansion> _children = new(StringComparer.Ordinal);
    private readonly string _path;
    private bool _used;

    private StripeExpansion(string path) => _path = path;

    /// <summary>Nothing is written out.</summary>
    public static StripeExpansion None { get; } = new("");

    public static StripeExpansion Read(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return None;
        }

        var root = new StripeExpansion("");
        foreach (var path in paths)
        {
            var node = root;
            foreach (var name in path.Split('.'))
            {
                if (!node._children.TryGetValue(name, out var child))
                {
                    node._children[name] = child = new StripeExpansion(node._path.Length == 0 ? name : $"{node._path}.{name}");
                }

                node = child;
            }
        }

        return root;
    }

    /// <summary>What is asked below a name; null if the name itself is not to be written out.</summary>
    public StripeExpansion? Below(string name)
    {
        if (!_children.TryGetValue(name, out var child))
        {
            return null;
        }

        child._used = true;
        return child;
    }

    /// <summary>The first path that the answer had no place for; null if there is none.</summary>
    public string? Unused() => _children.Values.Select(x => x._used ? null : x._path).FirstOrDefault(x => x is not null);
}
