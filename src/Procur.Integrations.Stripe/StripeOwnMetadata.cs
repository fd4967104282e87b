using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Procur.Integrations.Stripe;

/// <summary>The host's own names and values among all that Stripe keeps with an object: a view, for reading a payment should copy nothing.</summary>
/// <param name="all">All of them.</param>
/// <param name="count">How many of them are the host's.</param>
internal sealed class StripeOwnMetadata(Dictionary<string, string> all, int count) : IReadOnlyDictionary<string, string>
{
    public int Count { get; } = count;

    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    public IEnumerable<string> Values => this.Select(pair => pair.Value);

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}'.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        return !StripeMetadata.IsOurs(key) && all.TryGetValue(key, out value);
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => all.Where(pair => !StripeMetadata.IsOurs(pair.Key)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
