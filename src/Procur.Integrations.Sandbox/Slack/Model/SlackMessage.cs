using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>A message in a conversation.</summary>
internal sealed class SlackMessage(string ts)
{
    /// <summary>Its id within the conversation and its time: seconds since 1970 and six digits that make it unique.</summary>
    public string Ts { get; } = ts;

    /// <summary><see cref="Ts"/> as a number, for comparisons.</summary>
    public decimal Time { get; } = decimal.Parse(ts, CultureInfo.InvariantCulture);

    public required string User { get; init; }

    /// <summary>Whether this app's bot wrote it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The name under which it was posted, where that is not the bot's.</summary>
    public string? Username { get; init; }

    public required SlackContent Content { get; set; }

    /// <summary>The message that this one answers; null outside threads.</summary>
    public SlackMessage? Parent { get; init; }

    /// <summary>A reply that is shown in the conversation too.</summary>
    public bool Broadcast { get; init; }

    /// <summary>Who alone sees it; null if everybody does.</summary>
    public string? OnlyFor { get; init; }

    public string? EditedTs { get; set; }

    public JsonArray? Files { get; init; }

    public List<SlackMessage> Replies { get; } = [];

    public List<SlackReaction> Reactions { get; } = [];

    /// <summary>As the API shows it.</summary>
    /// <param name="account">The workspace.</param>
    /// <param name="metadata">Whether with its metadata.</param>
    public JsonObject ToJson(SlackAccount account, bool metadata)
    {
        var json = new JsonObject { ["type"] = "message" };
        if (Username is not null)
        {
            json["subtype"] = "bot_message";
            json["username"] = Username;
        }
        else if (Parent is not null && Broadcast)
        {
            json["subtype"] = "thread_broadcast";
        }

        json["user"] = User;
        json["ts"] = Ts;
        if (IsOwn)
        {
            json["bot_id"] = account.BotId;
            json["app_id"] = account.App.Id;
            json["bot_profile"] = account.BotProfile();
        }

        json["text"] = Content.Text ?? "";
        json["team"] = account.TeamId;
        Content.AddTo(json, metadata);
        if (Files is not null)
        {
            json["files"] = Files.DeepClone();
        }

        if (EditedTs is not null)
        {
            json["edited"] = new JsonObject { ["user"] = User, ["ts"] = EditedTs };
        }

        AddThread(json);
        if (Reactions.Count > 0)
        {
            json["reactions"] = new JsonArray([
                .. Reactions.Select(x => new JsonObject
                {
                    ["name"] = x.Name,
                    ["users"] = SlackJson.Texts(x.Users),
                    ["count"] = x.Users.Count,
                }),
            ]);
        }

        return json;
    }

    private void AddThread(JsonObject json)
    {
        if (Parent is not null)
        {
            json["thread_ts"] = Parent.Ts;
            json["parent_user_id"] = Parent.User;
        }
        else if (Replies.Count > 0)
        {
            var users = Replies.Select(x => x.User).Distinct().ToList();
            json["thread_ts"] = Ts;
            json["reply_count"] = Replies.Count;
            json["reply_users_count"] = users.Count;
            json["latest_reply"] = Replies[^1].Ts;
            json["reply_users"] = SlackJson.Texts(users);
            json["is_locked"] = false;
            json["subscribed"] = false;
        }
    }
}
