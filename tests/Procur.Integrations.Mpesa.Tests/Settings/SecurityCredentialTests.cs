using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Procur.Integrations.Mpesa.Tests;

public sealed class SecurityCredentialTests
{
    private const string Password = "Safe#Pass%1 with ü";

    [Fact]
    public void The_credential_is_the_password_encrypted_with_pkcs1_padding_whatever_the_certificates_dates()
    {
        using var key = RSA.Create(2048);
        using var certificate = Certificate(key);

        foreach (var text in new[] { certificate.ExportCertificatePem(), Convert.ToBase64String(certificate.Export(X509ContentType.Cert)) })
        {
            var credential = MpesaSecurityCredential.Encrypt(Password, text);

            var plain = key.Decrypt(Convert.FromBase64String(credential), RSAEncryptionPadding.Pkcs1);
            Assert.Equal(Password, Encoding.UTF8.GetString(plain));
            Assert.NotEqual(credential, MpesaSecurityCredential.Encrypt(Password, text));
        }
    }

    [Fact]
    public void The_options_ready_made_credential_is_taken_before_password_and_certificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = Certificate(key);
        var options = new MpesaOptions { InitiatorPassword = Password, Certificate = certificate.ExportCertificatePem() };
        Assert.Equal(
            Password,
            Encoding.UTF8.GetString(key.Decrypt(Convert.FromBase64String(MpesaSecurityCredential.Of(options)!), RSAEncryptionPadding.Pkcs1))
        );

        options.SecurityCredential = "ready made";

        Assert.Equal("ready made", MpesaSecurityCredential.Of(options));
        Assert.Null(MpesaSecurityCredential.Of(new MpesaOptions { InitiatorPassword = Password }));
        Assert.Null(MpesaSecurityCredential.Of(new MpesaOptions()));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("bm9uc2Vuc2U=")]
    [InlineData("-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----")]
    public void A_certificate_that_cannot_be_used_is_refused_without_being_repeated(string certificate)
    {
        var e = Assert.Throws<ArgumentException>(() => MpesaSecurityCredential.Encrypt(Password, certificate));

        Assert.Equal("certificate", e.ParamName);
        Assert.DoesNotContain("bm9uc2Vuc2U", e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_an_rsa_key_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));

        Assert.Throws<ArgumentException>(() => MpesaSecurityCredential.Encrypt(Password, certificate.ExportCertificatePem()));
    }

    // As the published one: long expired.
    private static X509Certificate2 Certificate(RSA key) =>
        new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(1)
        );
}
