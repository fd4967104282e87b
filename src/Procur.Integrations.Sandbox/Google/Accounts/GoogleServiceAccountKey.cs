using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Accounts;

/// <summary>A service account with its one key, made when it is first asked for.</summary>
internal sealed class GoogleServiceAccountKey
{
    private readonly Lazy<RSA> _key = new(static () => RSA.Create(2048));

    public string Email { get; } = $"procur@sandbox-{GoogleIds.Digits(6)}.iam.gserviceaccount.com";

    public string KeyId { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    public string ClientId { get; } = GoogleIds.Digits(21);

    public RSA Key => _key.Value;

    /// <summary>The key file as the console hands it out.</summary>
    public JsonObject ToKeyFile() =>
        new()
        {
            ["type"] = "service_account",
            ["project_id"] = "sandbox",
            ["private_key_id"] = KeyId,
            ["private_key"] = Key.ExportPkcs8PrivateKeyPem() + "\n",
            ["client_email"] = Email,
            ["client_id"] = ClientId,
            ["auth_uri"] = "https://accounts.google.com/o/oauth2/auth",
            ["token_uri"] = "https://oauth2.googleapis.com/token",
            ["universe_domain"] = "googleapis.com",
        };
}
