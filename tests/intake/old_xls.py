"""A BIFF8 workbook of Excel 97 with two pupils: X1 95 and absent, X2 88.5 and 76."""

import base64
import zlib

OLD_XLS = zlib.decompress(
    base64.b85decode(
        "c-rk)O-NKx6#nje^XD**Gp2zCG6`9kEwoJp`YI?FF@x4Z$)Gex3T2e3O%Xa}L(mTdt%^2+n>JRPeyE^!Eh3{9K@e!IB7%aV7V7Jq"
        "^X@CHSvXMA&-)(t+;h*l=X>Y9`}2ODOvb0iu2)av2eiP%oLz#zJe#6Y;x=L+ziqSX)*&jkhrbFXAsWblA9qS01$hj4yr*H{n(qNg"
        ";1!iU7(!|=lTIulwn`4&igRctsc@MrQB+A*<s$csTqg3W^t>x_vsliFY^J_bYBwgWRQ*Ohi#v^4@kPPBHznqUSQ=4@hdhf%&MT*{"
        "A6v2qy9fSEM~yFnanQK6rZeem_rMe?XaL9Y$xZ+t-IaPj;n|ngu0ZxL3+=%I_6vp&$idzx6FiRy-ka<(RIKOC@C=f&-EuLZ`nr<G"
        "KJPMES$Tk}cV|wesTxZ6b<x!AZ1h1r?l{zr)cO>eH;tG%HaBVWSu%&2OxAmB!Fn&1br2!hi!#yUvKnHvqt9IV@HE-eX6+SAPWE``"
        "NwA8OhmGSLLBUb+Nd90?y+o`Nc|urMh+ZwSg61&Qb#0Ye**+?LPKvjV&a*-A%vwE9UqgESZTqd7{A+71=@YHfM=K_tTVtrD+tf?("
        "e2k(&HK<D$8MiIBR(jWXDYELP9VBGLbndo(+?8P#VNv5Eofh96^{r*-d*!rDYMGi#72s0B<<tF@aQUe<Y;cRYhL!7Mu7Kt;3UC?1"
        "71UhLsPX9Blj~%z9jCcRlj6KujB?!I5ZWETBMc87Jb3Wn!Gi}6{}+_J!#eNn{9fwU-vmMZUuTxeocEjLpT$lL(s7tROt&FJbrwg8"
        "nm^0oS1y-YWQ_a2kkLVB&!Qhal1G2h^OwGL)cosNbYSe)Eumu1KUYkizxn)M0oFLyhX"
    )
)
