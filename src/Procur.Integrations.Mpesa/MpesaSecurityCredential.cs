using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Procur.Integrations.Mpesa;

/// <summary>The <c>SecurityCredential</c> of Daraja's business operations: the initiator's password, encrypted to Safaricom's certificate.</summary>
/// <remarks>RSA with PKCS #1 v1.5 padding, as Safaricom's own Node library does; not OAEP. The padding is random, so the text differs each time.</remarks>
public static class MpesaSecurityCredential
{
    private const string PemStart = "-----BEGIN";

    /// <summary>Encrypts a password.</summary>
    /// <param name="initiatorPassword">The API operator's password.</param>
    /// <param name="certificate">Safaricom's certificate of the same environment, PEM or the Base64 of DER. Its dates and chain are not checked: the published ones have long expired and are used as keys all the same.</param>
    /// <returns>Base64, for the wire.</returns>
    /// <exception cref="ArgumentException">The certificate cannot be read or has no RSA key. The message holds neither.</exception>
    public static string Encrypt(string initiatorPassword, string certificate)
    {
        ArgumentException.ThrowIfNullOrEmpty(initiatorPassword);
        ArgumentException.ThrowIfNullOrEmpty(certificate);
        try
        {
            using var read = Read(certificate);
            using var key = read.GetRSAPublicKey() ?? throw new CryptographicException("The certificate holds no RSA key.");
            // The padding is the service's; with any other it answers 2001 and locks the operator.
            return Convert.ToBase64String(key.Encrypt(Encoding.UTF8.GetBytes(initiatorPassword), RSAEncryptionPadding.Pkcs1));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new ArgumentException(
                "The certificate cannot be used; give Safaricom's X.509 certificate of this environment as PEM or as the Base64 of DER.",
                nameof(certificate),
                e
            );
        }
    }

    /// <summary>The credential that the options hold or make.</summary>
    /// <returns>Null where neither <see cref="MpesaOptions.SecurityCredential"/> nor password and certificate are set.</returns>
    /// <exception cref="ArgumentException">The certificate cannot be used.</exception>
    public static string? Of(MpesaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!string.IsNullOrWhiteSpace(options.SecurityCredential))
        {
            return options.SecurityCredential;
        }

        return string.IsNullOrEmpty(options.InitiatorPassword) || string.IsNullOrWhiteSpace(options.Certificate)
            ? null
            : Encrypt(options.InitiatorPassword, options.Certificate);
    }

    private static X509Certificate2 Read(string certificate) =>
        certificate.Contains(PemStart, StringComparison.Ordinal)
            ? X509Certificate2.CreateFromPem(certificate)
            : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(certificate));
}
