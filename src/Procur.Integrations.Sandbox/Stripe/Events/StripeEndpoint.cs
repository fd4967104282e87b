namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>An address that wants to be told of events.</summary>
internal sealed class StripeEndpoint(DateTimeOffset created, Uri url) : StripeObject(StripeIds.New("we"), created)
{
    /// <summary>How long a secret goes on after it was rolled.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private readonly List<(string Secret, DateTimeOffset Until)> _secrets = [(NewSecret(), DateTimeOffset.MaxValue)];

    public override string Kind => "webhook_endpoint";

    public Uri Url { get; set; } = url;

    public bool Enabled { get; set; } = true;

    public string? Description { get; set; }

    /// <summary>Null where the caller said none: the account's.</summary>
    public string? ApiVersion { get; set; }

    public IReadOnlyList<string> Types { get; set; } = ["*"];

    /// <summary>The newest secret.</summary>
    public string Secret => _secrets[^1].Secret;

    /// <summary>Whether the secret is to be shown, which it is once.</summary>
    public bool ShowsSecret { get; set; }

    public bool Wants(string type) => Enabled && Types.Any(x => x == "*" || x == type);

    /// <summary>The secrets that sign at a time, oldest first.</summary>
    public IReadOnlyList<string> Live(DateTimeOffset at) => [.. _secrets.Where(x => x.Until > at).Select(x => x.Secret)];

    /// <summary>Adds a secret; the old ones sign for a day more, or no more.</summary>
    public string Roll(DateTimeOffset now, bool atOnce)
    {
        for (var i = 0; i < _secrets.Count; i++)
        {
            var until = atOnce ? now : now + Overlap;
            _secrets[i] = (_secrets[i].Secret, _secrets[i].Until < until ? _secrets[i].Until : until);
        }

        _secrets.Add((NewSecret(), DateTimeOffset.MaxValue));
        return Secret;
    }

    public override void Write(StripeWriter json)
    {
        json.Text("api_version", ApiVersion);
        json.Null("application");
        json.Number("created", Created);
        json.Text("description", Description);
        json.Texts("enabled_events", Types);
        json.Flag("livemode", false);
        json.Metadata(Metadata);
        if (ShowsSecret)
        {
            json.Text("secret", Secret);
        }

        json.Text("status", Enabled ? "enabled" : "disabled");
        json.Text("url", Url.OriginalString);
    }

    private static string NewSecret() => "whsec_" + StripeIds.Text(32);
}
