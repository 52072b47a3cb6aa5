/** The same without a library, where the language needs none: HMAC-SHA256 over id, time and body. */
export const verifyByHand = [
  {
    id: "go",
    name: "Go",
    code: `package webhooks

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Verify reports whether a request is genuine. The body is the bytes as they came.
func Verify(secret string, header http.Header, body []byte) bool {
	id, sent := header.Get("webhook-id"), header.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(sent, 10, 64)
	if err != nil || math.Abs(float64(time.Now().Unix()-seconds)) > 300 {
		return false
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + sent + "." + string(body)))
	expected := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
	for _, signature := range strings.Fields(header.Get("webhook-signature")) {
		if hmac.Equal([]byte(signature), []byte(expected)) {
			return true
		}
	}
	return false
}`,
  },
  {
    id: "php",
    name: "PHP",
    code: `<?php

function verify(string $secret, array $headers, string $body): bool
{
    $headers = array_change_key_case($headers);
    $id = $headers['webhook-id'] ?? '';
    $sent = $headers['webhook-timestamp'] ?? '';
    if (!ctype_digit($sent) || abs(time() - (int) $sent) > 300) {
        return false;
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret));
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$sent.$body", $key, true));
    foreach (explode(' ', $headers['webhook-signature'] ?? '') as $signature) {
        if (hash_equals($expected, $signature)) {
            return true;
        }
    }
    return false;
}

// verify(getenv('WEBHOOK_SECRET'), getallheaders(), file_get_contents('php://input'))`,
  },
  {
    id: "ruby",
    name: "Ruby",
    code: `require "openssl"

# Header names in lower case; the body as it came.
def verify(secret, headers, body)
  id, sent = headers["webhook-id"].to_s, headers["webhook-timestamp"].to_s
  return false if (Time.now.to_i - sent.to_i).abs > 300
  key = secret.delete_prefix("whsec_").unpack1("m")
  digest = OpenSSL::HMAC.digest("SHA256", key, "#{id}.#{sent}.#{body}")
  expected = "v1,#{[digest].pack("m0")}"
  headers["webhook-signature"].to_s.split.any? do |signature|
    OpenSSL.secure_compare(signature, expected)
  end
end`,
  },
  {
    id: "java",
    name: "Java",
    code: `import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Webhooks {
  /** Header names in lower case; the body is the bytes as they came. */
  static boolean verify(String secret, Map<String, String> headers, byte[] body) throws Exception {
    String id = headers.getOrDefault("webhook-id", "");
    String sent = headers.getOrDefault("webhook-timestamp", "");
    if (!sent.matches("[0-9]{1,12}")) return false;
    if (Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(sent)) > 300) return false;
    byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update((id + "." + sent + ".").getBytes(UTF_8));
    byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(UTF_8);
    for (String signature : headers.getOrDefault("webhook-signature", "").split(" ")) {
      if (MessageDigest.isEqual(signature.getBytes(UTF_8), expected)) return true;
    }
    return false;
  }
}`,
  },
  {
    id: "csharp",
    name: "C#",
    code: `using System.Security.Cryptography;
using System.Text;

static class Webhooks
{
    // Header names in lower case; the body is the bytes as they came.
    public static bool Verify(string secret, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        var id = headers.GetValueOrDefault("webhook-id", "");
        var sent = headers.GetValueOrDefault("webhook-timestamp", "");
        if (!long.TryParse(sent, out var seconds)) return false;
        if (Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) > 300) return false;
        var key = Convert.FromBase64String(secret.Replace("whsec_", ""));
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{sent}."), .. body];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
        return headers.GetValueOrDefault("webhook-signature", "").Split(' ').Any(signature =>
            CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(expected)));
    }
}`,
  },
] as const;
