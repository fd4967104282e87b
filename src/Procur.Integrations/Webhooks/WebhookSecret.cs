using System.Text;

namespace Procur.Integrations.Webhooks;

/// <summary>A secret that webhooks may be signed with. Several live at once while one is rolled.</summary>
public sealed class WebhookSecret
{
    /// <summary>Takes a secret.</summary>
    /// <param name="name">What it is called in the settings.</param>
    /// <param name="value">The secret, used as the service says.</param>
    public WebhookSecret(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Name = name;
        Utf8 = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>The secrets of those settings that are set, in their order.</summary>
    /// <param name="settings">The name and value of each.</param>
    public static IReadOnlyList<WebhookSecret> Of(params ReadOnlySpan<(string Name, string? Value)> settings)
    {
        var live = new List<WebhookSecret>(settings.Length);
        foreach (var (name, value) in settings)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                live.Add(new WebhookSecret(name, value));
            }
        }

        return live;
    }

    /// <summary>What it is called in the settings: said of the one that matched.</summary>
    public string Name { get; }

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The name only.</summary>
    public override string ToString() => Name;
}
