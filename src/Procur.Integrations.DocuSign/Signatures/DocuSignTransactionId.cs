using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.DocuSign;

/// <summary>The id that an envelope is made with and found by, the same for the same intent.</summary>
internal static class DocuSignTransactionId
{
    /// <summary>A GUID made of the intent's key: no document says how long an id may be.</summary>
    public static string Of(string key) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)).ToString("D");
}
