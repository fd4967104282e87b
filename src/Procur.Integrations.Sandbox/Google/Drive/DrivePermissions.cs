using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>Who may do what with a file.</summary>
internal static class DrivePermissions
{
    private const string OneByDefault = "kind,id,type,role";

    private static readonly string[] Types = ["user", "group", "domain", "anyone"];

    public static StandInReply Create(DriveCall call)
    {
        var item = call.Find(call.Value(0));
        var json = call.Json();
        var type = Text(json, "type");
        var role = Role(json);
        if (Array.IndexOf(Types, type) < 0)
        {
            throw DriveRefusal.Invalid("permission.type", "The specified permission type is invalid.");
        }

        var email = Text(json, "emailAddress");
        if (type is "user" or "group" && (email is null || email.IndexOf('@', StringComparison.Ordinal) <= 0))
        {
            throw new GoogleRefusalException(
                400,
                "invalidSharingRequest",
                "Bad Request. User message: \"The e-mail address is not valid.\""
            );
        }

        var id = email is null
            ? type == "anyone"
                ? "anyoneWithLink"
                : Text(json, "domain") ?? "domain"
            : DriveIds.Person(email);
        var permission = item.Permissions.Find(x => x.Id == id);
        if (permission is null)
        {
            permission = new DrivePermission(id, type!, email) { Role = role };
            item.Permissions.Add(permission);
            call.Effect("share", $"{item.Id}/{id}");
        }
        else if (DrivePermission.IsHigher(role, permission.Role))
        {
            permission.Role = role;
            call.Effect("share-changed", $"{item.Id}/{id}");
        }

        if (type is "user" or "group" && call.Query("sendNotificationEmail") != "false")
        {
            call.Effect("share-mail", $"{item.Id}/{id}");
        }

        return call.Ok(permission.ToJson(), OneByDefault);
    }

    public static StandInReply List(DriveCall call) =>
        call.Ok(
            new JsonObject
            {
                ["kind"] = "drive#permissionList",
                ["permissions"] = new JsonArray([.. call.Find(call.Value(0)).Permissions.Select(x => x.ToJson())]),
            },
            $"kind,nextPageToken,permissions({OneByDefault})"
        );

    public static StandInReply Get(DriveCall call) => call.Ok(Find(call).Permission.ToJson(), OneByDefault);

    public static StandInReply Update(DriveCall call)
    {
        var (item, permission) = Find(call);
        permission.Role = Role(call.Json());
        call.Effect("share-changed", $"{item.Id}/{permission.Id}");
        return call.Ok(permission.ToJson(), OneByDefault);
    }

    public static StandInReply Delete(DriveCall call)
    {
        var (item, permission) = Find(call);
        if (permission.Role == "owner")
        {
            throw new GoogleRefusalException(403, "insufficientFilePermissions", "The owner of a file cannot be removed.");
        }

        item.Permissions.Remove(permission);
        call.Effect("share-removed", $"{item.Id}/{permission.Id}");
        return new StandInReply(204, default, null);
    }

    private static (DriveItem Item, DrivePermission Permission) Find(DriveCall call)
    {
        var item = call.Find(call.Value(0));
        var permission = item.Permissions.Find(x => x.Id == call.Value(1));
        return permission is null
            ? throw new GoogleRefusalException(404, "notFound", $"Permission not found: {call.Value(1)}.")
            : (item, permission);
    }

    private static string Role(JsonObject json)
    {
        var role = Text(json, "role");
        return role is not null && role != "owner" && DrivePermission.IsRole(role)
            ? role
            : throw DriveRefusal.Invalid("permission.role", "The specified role is invalid or not supported.");
    }

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
