using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Wire;

namespace Procur.Integrations.Sandbox.DocuSign.Model;

/// <summary>A recipient of an envelope, or a role of a template.</summary>
internal sealed class DocuSignRecipient
{
    public required string Id { get; init; }

    public required bool IsSigner { get; init; }

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public int Order { get; init; } = 1;

    public string? Role { get; init; }

    public string? ClientUserId { get; set; }

    public JsonObject? Tabs { get; init; }

    public string Status { get; set; } = "created";

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? SignedAt { get; set; }

    public DateTimeOffset? DeclinedAt { get; set; }

    public string? DeclinedReason { get; set; }

    /// <summary>A mail goes to whoever does not sign within the host's pages.</summary>
    public bool IsMailed => string.IsNullOrEmpty(ClientUserId);

    public bool IsDone => Status is "completed" or "declined" or "autoresponded";

    public JsonObject Describe()
    {
        var json = new JsonObject
        {
            ["creationReason"] = "sender",
            ["recipientId"] = Id,
            ["recipientIdGuid"] = new Guid(int.Parse(Id, System.Globalization.CultureInfo.InvariantCulture), 0, 0, new byte[8]).ToString(
                "D"
            ),
            ["recipientType"] = IsSigner ? "signer" : "carboncopy",
            ["name"] = Name,
            ["email"] = Email,
            ["routingOrder"] = DocuSignJson.Number(Order),
            ["status"] = Status,
            ["requireIdLookup"] = "false",
        };
        DocuSignJson.Put(json, "roleName", Role);
        DocuSignJson.Put(json, "clientUserId", ClientUserId);
        DocuSignJson.Put(json, "sentDateTime", SentAt);
        DocuSignJson.Put(json, "deliveredDateTime", DeliveredAt);
        DocuSignJson.Put(json, "signedDateTime", SignedAt);
        DocuSignJson.Put(json, "declinedDateTime", DeclinedAt);
        DocuSignJson.Put(json, "declinedReason", DeclinedReason);
        return json;
    }

    public DocuSignRecipient Copy() =>
        new()
        {
            Id = Id,
            IsSigner = IsSigner,
            Name = Name,
            Email = Email,
            Order = Order,
            Role = Role,
            ClientUserId = ClientUserId,
            Tabs = Tabs?.DeepClone().AsObject(),
        };
}
