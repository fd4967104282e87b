using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>A file on its way in, or shared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ticket">The last part of the address to which its bytes go.</param>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its size in bytes, as announced.</param>
internal sealed record SlackFile(string Id, string Ticket, string Name, int Length)
{
    /// <summary>How many bytes came; null before they have.</summary>
    public int? Received { get; set; }

    public string? Title { get; set; }

    public JsonObject ToJson() =>
        new()
        {
            ["id"] = Id,
            ["name"] = Name,
            ["title"] = Title ?? Name,
            ["size"] = Received ?? Length,
            ["mode"] = "hosted",
        };
}
