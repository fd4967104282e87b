using System.Text.Json;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>A service account as its key file names it.</summary>
internal sealed record GoogleServiceAccount(string Email, string PrivateKey, string? PrivateKeyId)
{
    /// <summary>Null where it is no key file.</summary>
    public static GoogleServiceAccount? Read(string keyFile)
    {
        try
        {
            using var document = JsonDocument.Parse(keyFile);
            var root = document.RootElement;
            return
                root.ValueKind == JsonValueKind.Object
                && Text(root, "client_email") is { Length: > 0 } email
                && Text(root, "private_key") is { Length: > 0 } key
                ? new(email, key, Text(root, "private_key_id"))
                : null;
        }
        catch (JsonException)
        {
            // The caller says so, without the parser's words on the value.
            return null;
        }
    }

    /// <summary>The address only: the key is never written out.</summary>
    public override string ToString() => $"GoogleServiceAccount {Email}";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
