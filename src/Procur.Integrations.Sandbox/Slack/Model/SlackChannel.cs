using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>A conversation: a channel, public or private, or a direct one.</summary>
internal sealed class SlackChannel(string id, SlackChannelKind kind, string name, DateTimeOffset created, string creator)
{
    private readonly List<SlackMessage> _messages = [];

    public string Id { get; } = id;

    public SlackChannelKind Kind { get; } = kind;

    public string Name { get; set; } = name;

    public bool IsGeneral { get; init; }

    public bool IsArchived { get; set; }

    /// <summary>The ids of the members, the bot's user among them where it is one.</summary>
    public List<string> Members { get; } = [];

    public List<string> PreviousNames { get; } = [];

    public string Topic { get; set; } = "";

    public string TopicBy { get; set; } = "";

    public DateTimeOffset TopicAt { get; set; }

    /// <summary>Oldest first, with the replies of threads.</summary>
    public IReadOnlyList<SlackMessage> Messages => _messages;

    /// <summary>What single members see, oldest first.</summary>
    public List<SlackMessage> Ephemeral { get; } = [];

    /// <summary>The word before the colon in the scopes for it.</summary>
    public string ScopeFamily =>
        Kind switch
        {
            SlackChannelKind.Private => "groups",
            SlackChannelKind.Direct => "im",
            SlackChannelKind.Group => "mpim",
            _ => "channels",
        };

    /// <summary>Its kind in requests.</summary>
    public string Type =>
        Kind switch
        {
            SlackChannelKind.Private => "private_channel",
            SlackChannelKind.Direct => "im",
            SlackChannelKind.Group => "mpim",
            _ => "public_channel",
        };

    /// <summary>Its kind in events.</summary>
    public string EventType =>
        Kind switch
        {
            SlackChannelKind.Private => "group",
            SlackChannelKind.Direct => "im",
            SlackChannelKind.Group => "mpim",
            _ => "channel",
        };

    public SlackMessage? Find(string ts)
    {
        var (low, high) = (0, _messages.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_messages[middle].Ts, ts);
            if (order == 0)
            {
                return _messages[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    public void Add(SlackMessage message)
    {
        _messages.Add(message);
        message.Parent?.Replies.Add(message);
    }

    public void Remove(SlackMessage message)
    {
        _messages.Remove(message);
        message.Parent?.Replies.Remove(message);
    }

    /// <summary>As the API shows it.</summary>
    public JsonObject ToJson(SlackAccount account)
    {
        var direct = Kind == SlackChannelKind.Direct;
        var json = new JsonObject
        {
            ["id"] = Id,
            ["created"] = created.ToUnixTimeSeconds(),
            ["creator"] = creator,
            ["is_archived"] = IsArchived,
            ["is_im"] = direct,
            ["is_org_shared"] = false,
            ["context_team_id"] = account.TeamId,
            ["updated"] = created.ToUnixTimeMilliseconds(),
        };
        if (direct)
        {
            json["user"] = Members.First(x => x != account.BotUserId);
            json["is_user_deleted"] = false;
            json["priority"] = 0;
            return json;
        }

        json["name"] = Name;
        json["name_normalized"] = Name;
        json["is_channel"] = Kind == SlackChannelKind.Public;
        json["is_group"] = Kind == SlackChannelKind.Private;
        json["is_mpim"] = Kind == SlackChannelKind.Group;
        json["is_private"] = Kind != SlackChannelKind.Public;
        json["is_general"] = IsGeneral;
        json["is_shared"] = false;
        json["is_ext_shared"] = false;
        json["is_pending_ext_shared"] = false;
        json["pending_shared"] = new JsonArray();
        json["shared_team_ids"] = SlackJson.Texts([account.TeamId]);
        json["parent_conversation"] = null;
        json["unlinked"] = 0;
        json["is_member"] = Members.Contains(account.BotUserId);
        json["topic"] = new JsonObject
        {
            ["value"] = Topic,
            ["creator"] = TopicBy,
            ["last_set"] = TopicBy.Length == 0 ? 0 : TopicAt.ToUnixTimeSeconds(),
        };
        json["purpose"] = new JsonObject
        {
            ["value"] = "",
            ["creator"] = "",
            ["last_set"] = 0,
        };
        json["previous_names"] = SlackJson.Texts(PreviousNames);
        json["num_members"] = Members.Count;
        return json;
    }
}
