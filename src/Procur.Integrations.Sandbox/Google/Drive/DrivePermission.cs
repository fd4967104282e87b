using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>What somebody may do with a file.</summary>
internal sealed class DrivePermission(string id, string type, string? email)
{
    private static readonly string[] Order = ["reader", "commenter", "writer", "fileOrganizer", "organizer", "owner"];

    public string Id { get; } = id;

    public required string Role { get; set; }

    public static bool IsRole(string? role) => Array.IndexOf(Order, role) >= 0;

    /// <summary>Whether a role allows more than another.</summary>
    public static bool IsHigher(string role, string than) => Array.IndexOf(Order, role) > Array.IndexOf(Order, than);

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["kind"] = "drive#permission",
            ["id"] = Id,
            ["type"] = type,
            ["role"] = Role,
            ["deleted"] = false,
            ["pendingOwner"] = false,
        };
        if (email is not null)
        {
            json["emailAddress"] = email;
            json["displayName"] = email.Split('@')[0];
        }

        return json;
    }
}
