using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>A member of a workspace.</summary>
internal sealed record SlackUser(string Id, string Name, string RealName, string? Email, bool IsBot)
{
    /// <summary>As the API shows it.</summary>
    /// <param name="account">The workspace.</param>
    /// <param name="email">Whether the app may see the address.</param>
    public JsonObject ToJson(SlackAccount account, bool email)
    {
        var profile = new JsonObject
        {
            ["real_name"] = RealName,
            ["real_name_normalized"] = RealName,
            ["display_name"] = Name,
            ["display_name_normalized"] = Name,
            ["title"] = "",
            ["phone"] = "",
            ["skype"] = "",
            ["status_text"] = "",
            ["status_emoji"] = "",
            ["fields"] = new JsonObject(),
            ["avatar_hash"] = "g" + Id[^8..].ToLowerInvariant(),
            ["team"] = account.TeamId,
        };
        if (email && Email is not null)
        {
            profile["email"] = Email;
        }

        if (IsBot && Id == account.BotUserId)
        {
            profile["bot_id"] = account.BotId;
            profile["api_app_id"] = account.App.Id;
        }

        return new JsonObject
        {
            ["id"] = Id,
            ["team_id"] = account.TeamId,
            ["name"] = Name,
            ["deleted"] = false,
            ["color"] = "9f69e7",
            ["real_name"] = RealName,
            ["tz"] = "Africa/Nairobi",
            ["tz_label"] = "East Africa Time",
            ["tz_offset"] = 10800,
            ["profile"] = profile,
            ["is_admin"] = false,
            ["is_owner"] = false,
            ["is_primary_owner"] = false,
            ["is_restricted"] = false,
            ["is_ultra_restricted"] = false,
            ["is_bot"] = IsBot,
            ["is_app_user"] = false,
            ["updated"] = account.Created.ToUnixTimeSeconds(),
        };
    }
}
