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
            foreach (var (name, value) in metadata)
            {
                if (IsOurs(name))
                {
                    throw new ArgumentException(
                        $"In metadata '{Reference}' and names that begin with '{Prefix}' are the library's; a reference has a property of its own.",
                        nameof(metadata)
                    );
                }

                form.Add(field, name, value);
            }
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

        var own = 0;
        foreach (var (name, _) in metadata)
        {
            own += IsOurs(name) ? 0 : 1;
        }

        return own == 0 ? ReadOnlyDictionary<string, string>.Empty
            : own == metadata.Count ? metadata
            : new StripeOwnMetadata(metadata, own);
    }

    public static bool IsOurs(string name) => name == Reference || name.StartsWith(Prefix, StringComparison.Ordinal);
}
