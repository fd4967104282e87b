using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Installing;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.StandIns.Consents;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>A workspace in which the app is installed.</summary>
internal sealed class SlackAccount : StandInAccount
{
    /// <summary>What the app is granted when it is installed.</summary>
    public static readonly IReadOnlyList<string> DefaultScopes =
    [
        "channels:history",
        "channels:join",
        "channels:manage",
        "channels:read",
        "chat:write",
        "files:write",
        "groups:history",
        "groups:read",
        "groups:write",
        "im:history",
        "im:read",
        "im:write",
        "incoming-webhook",
        "mpim:history",
        "mpim:read",
        "mpim:write",
        "reactions:read",
        "reactions:write",
        "team:read",
        "users:read",
        "users:read.email",
    ];

    private readonly SlackUser[] _staff;
    private readonly string _generalId = SlackIds.New("C");
    private readonly string _procurementId = SlackIds.New("C");
    private long _lastTs;

    public SlackAccount(string name, SlackApp app, DateTimeOffset created)
        : base(name)
    {
        App = app;
        Created = created;
        TeamId = SlackIds.New("T");
        BotId = SlackIds.New("B");
        BotUserId = SlackIds.New("U");
        WebhookId = SlackIds.New("B");
        WebhookSecret = SlackIds.Text(24);
        BotToken = new CredentialRing(SlackIds.BotToken);
        _staff =
        [
            new SlackUser(SlackIds.New("U"), "buyer", "Bahati Buyer", "buyer@procur.example", IsBot: false),
            new SlackUser(SlackIds.New("U"), "approver", "Achieng Approver", "approver@procur.example", IsBot: false),
            new SlackUser(BotUserId, "procur", "Procur", null, IsBot: true),
        ];
        Reset();
    }

    public SlackApp App { get; set; }

    public DateTimeOffset Created { get; }

    public string TeamId { get; }

    public string TeamName => $"Sandbox {Name}";

    public string Domain => $"sandbox-{TeamId.ToLowerInvariant()}";

    public string BotId { get; }

    public string BotUserId { get; }

    public CredentialRing BotToken { get; }

    /// <summary>The incoming webhook's id; it posts to <see cref="WebhookChannel"/>.</summary>
    public string WebhookId { get; }

    public string WebhookSecret { get; }

    public SlackChannel WebhookChannel => Channels.First(x => x.Id == _procurementId);

    /// <summary>Where interactions and commands go; null is <see cref="StandInAccount.WebhookUrl"/>.</summary>
    public Uri? InteractivityUrl { get; set; }

    public override IReadOnlyDictionary<string, CredentialRing> Credentials =>
        new Dictionary<string, CredentialRing> { [nameof(BotToken)] = BotToken, [nameof(App.SigningSecret)] = App.SigningSecret };

    public SortedSet<string> Scopes { get; } = new(StringComparer.Ordinal);

    public HashSet<string> RevokedTokens { get; } = [];

    public ConsentCodes Codes { get; } = new();

    public SlackRotation Rotation { get; } = new();

    public List<SlackUser> Users { get; } = [];

    public List<SlackChannel> Channels { get; } = [];

    public Dictionary<string, SlackFile> Files { get; } = [];

    public Dictionary<string, SlackView> Views { get; } = [];

    public Dictionary<string, SlackTrigger> Triggers { get; } = [];

    public Dictionary<string, SlackResponseUrl> ResponseUrls { get; } = [];

    public override void Reset()
    {
        _lastTs = 0;
        Scopes.Clear();
        Scopes.UnionWith(DefaultScopes);
        RevokedTokens.Clear();
        Codes.Clear();
        Rotation.Clear();
        App.Rotates = false;
        Files.Clear();
        Views.Clear();
        Triggers.Clear();
        ResponseUrls.Clear();
        Users.Clear();
        Users.AddRange(_staff);
        Channels.Clear();
        Channels.Add(new SlackChannel(_generalId, SlackChannelKind.Public, "general", Created, _staff[0].Id) { IsGeneral = true });
        Channels.Add(new SlackChannel(_procurementId, SlackChannelKind.Public, "procurement", Created, _staff[0].Id));
        Channels.ForEach(x => x.Members.AddRange(_staff.Select(y => y.Id)));
    }

    /// <summary>The next message's id: later than all before it, whatever the clock says.</summary>
    public string NextTs(DateTimeOffset now)
    {
        const long Step = 100;
        const long Second = 1_000_000;
        _lastTs = Math.Max((now.ToUnixTimeSeconds() * Second) + Step, _lastTs + Step);
        return string.Create(CultureInfo.InvariantCulture, $"{_lastTs / Second}.{_lastTs % Second:000000}");
    }

    public SlackUser? FindUser(string id) => Users.Find(x => x.Id == id);

    /// <summary>A conversation with exactly these members; made where there is none.</summary>
    public (SlackChannel Channel, bool Existed) OpenDirect(IReadOnlyList<string> users, DateTimeOffset now)
    {
        var members = users.Append(BotUserId).ToHashSet();
        var kind = users.Count == 1 ? SlackChannelKind.Direct : SlackChannelKind.Group;
        if (Channels.Find(x => x.Kind == kind && members.SetEquals(x.Members)) is { } existing)
        {
            return (existing, true);
        }

        var name = kind == SlackChannelKind.Direct ? "" : "mpdm-" + string.Join("--", users.Select(x => FindUser(x)?.Name)) + "-1";
        var channel = new SlackChannel(SlackIds.New(kind == SlackChannelKind.Direct ? "D" : "G"), kind, name, now, BotUserId);
        channel.Members.AddRange(members);
        Channels.Add(channel);
        return (channel, false);
    }

    public JsonObject BotProfile() =>
        new()
        {
            ["id"] = BotId,
            ["app_id"] = App.Id,
            ["name"] = "Procur",
            ["deleted"] = false,
            ["updated"] = Created.ToUnixTimeSeconds(),
            ["team_id"] = TeamId,
            ["icons"] = new JsonObject
            {
                ["image_36"] = "https://a.slack-edge.com/80588/img/plugins/app/bot_36.png",
                ["image_48"] = "https://a.slack-edge.com/80588/img/plugins/app/bot_48.png",
                ["image_72"] = "https://a.slack-edge.com/80588/img/plugins/app/service_72.png",
            },
        };
}
