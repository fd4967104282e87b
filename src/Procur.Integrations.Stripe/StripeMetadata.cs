using System.Collections.ObjectModel;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>The names and values kept with an object: the host's own, its reference, and the key of the call that made it, by which it is found again.</summary>
internal static class StripeMetadata
{
    // A plain word: people see it in the Dashboard.
    public const string Reference = "reference";

    public const string Key = "procur_key";

    private const string Prefix = "procur_";

    /// <summary>Adds them to a form.</summary>
    /// <exception cref="ArgumentException">A name of the host's begins as the library's do.</exception>
    public static WireForm AddMetadata(
        this WireForm form,
        IReadOnlyDictionary<string, string>? metadata,
        string? reference,
        string? key,
        string field = "metadata"
    )
    {
        if (metadata is { Count: > 0 })
        {
            if (metadata.Keys.Any(IsOurs))
            {
                throw new ArgumentException(
                    $"In metadata '{Reference}' and names that begin with '{Prefix}' are the library's; a reference has a property of its own.",
                    nameof(metadata)
                );
            }

            form.Add(field, metadata);
        }

        return form.Add(field, Reference, reference).Add(field, Key, key);
    }

    public static string? ReferenceOf(Dictionary<string, string>? metadata) => metadata?.GetValueOrDefault(Reference);

    /// <summary>The host's own, without the library's.</summary>
    public static IReadOnlyDictionary<string, string> OwnOf(Dictionary<string, string>? metadata)
    {
        if (metadata is null or { Count: 0 })
        {
            return ReadOnlyDictionary<string, string>.Empty;
        }

        var ours = 0;
        foreach (var name in metadata.Keys)
        {
            ours += IsOurs(name) ? 1 : 0;
        }

        if (ours == metadata.Count)
        {
            return ReadOnlyDictionary<string, string>.Empty;
        }

        return ours == 0 ? metadata : metadata.Where(pair => !IsOurs(pair.Key)).ToDictionary(StringComparer.Ordinal);
    }

    private static bool IsOurs(string name) => name == Reference || name.StartsWith(Prefix, StringComparison.Ordinal);
}
