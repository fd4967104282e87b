namespace Procur.Integrations.Connections;

/// <summary>What may stand in a draft.</summary>
internal static class DraftRules
{
    /// <exception cref="ArgumentException">It may not.</exception>
    public static void Check(IntegrationDescriptor descriptor, ConnectionDraft draft)
    {
        foreach (var (name, value) in draft.Settings)
        {
            var setting = Known(descriptor, name);
            if (setting is { Secret: true })
            {
                throw new ArgumentException($"{name} is a secret of {descriptor.Name}; give it among the secrets.", nameof(draft));
            }

            if (setting is { Address: true } && value is not null && !IsAddress(value))
            {
                throw new ArgumentException($"{name} must be an absolute http or https address without a user name.", nameof(draft));
            }
        }

        CheckSecrets(descriptor, draft.Secrets.Keys, nameof(draft));
    }

    /// <exception cref="ArgumentException">One is no secret of the integration.</exception>
    public static void CheckSecrets(IntegrationDescriptor descriptor, IEnumerable<string> names, string parameter)
    {
        foreach (var name in names)
        {
            if (Known(descriptor, name) is not { Secret: true })
            {
                throw new ArgumentException($"{name} is no secret of {descriptor.Name}.", parameter);
            }
        }
    }

    private static IntegrationSetting? Known(IntegrationDescriptor descriptor, string name)
    {
        if (descriptor.Settings.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } setting)
        {
            return setting;
        }

        // A nested setting is known by its first part.
        var first = name.Split(':')[0];
        return
            name.Contains(':', StringComparison.Ordinal)
            && descriptor
                .Settings.Where(one => one.Name.Contains(':', StringComparison.Ordinal))
                .Select(one => one.Name.Split(':')[0])
                .Append(nameof(IntegrationOptions.Resilience))
                .Contains(first, StringComparer.OrdinalIgnoreCase)
            ? null
            : throw new ArgumentException($"{name} is no setting of {descriptor.Name}; see its options table.", nameof(name));
    }

    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0;
}
